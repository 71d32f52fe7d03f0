// words.ts - every word that the page says by itself, in English and Korean; words of sources are never translated

import { koreanCode } from "./codes";

const english = {
  overview: "Overview", review: "Review", search: "Search", log: "Log", origins: "Origins", add: "Add", documents: "Documents",
  skip: "Skip to the content", main_parts: "Parts of the case", language: "Language",
  loading: "Loading", failed: "This could not be shown", try_again: "Try again",
  unreachable: "The server does not answer. When it runs again (habeas serve), this page goes on.",
  locked: "This tab may not read the case yet", locked_how: "Open the file that habeas serve names in its terminal: serve/open.html in the case folder. It lets this browser in.",
  nothing_yet: "The case holds no findings yet", nothing_yet_how: "Add files, then bring them into the findings.",
  go_add: "Add files", newer: "{n|source or decision is|sources or decisions are} newer than the findings.", bring_in: "Bring them in",
  working: "At work: {step}, {done} of {total}", work_failed: "The last run failed: {message}",
  theme: "Theme", theme_system: "System", theme_light: "Light", theme_dark: "Dark",
  since: "What is new", since_entries: "{n|new log entry|new log entries}", since_none: "nothing was added or decided.",
  since_look: "Since the last look at this case, {at}", since_what: "files that came in: {files}; decisions: {decisions}; times that the findings were made anew: {runs}.",
  no_look_known: "No earlier look at this case is known, so nothing can be said of what changed. From now on it is.",
  new_incident: "told of in new documents alone", more_documents: "new documents: {n} of {m}", changed_incidents: "Incidents that new documents tell of: {n}", other_documents: "New documents that tell of no incident: {n}",
  decisions_n: "Decisions: {n}", new_problems: "Problems with new files: {n}, shown below.",
  other_program: "The findings were made by {before} then and by {now} now: they may read otherwise without anything new.",
  not_kept: "How the findings were worded then is not kept. What stands here follows from the files and decisions that came in.",
  incidents: "Incidents", no_incidents: "No incident was found in these documents.", told_by: "{d|document|documents}, {c|claim|claims}",
  findings: "Findings", show_more: "Show more", claims: "Claims", problems: "Problems", no_problems: "Everything that was given could be read.",
  sources: "Sources", unknowns: "What nobody says", no_unknowns: "Nothing is left open.", matrix: "Who says what",
  matrix_how: "A row for each question, a column for each voice. Every entry leads to the words it rests on.",
  by_whom: "said in {d} documents by {o} identified origins", by_nobody: "no document says it", figures_differ: "the figures do not fit together", against_n: "claims for it: {s}, against: {p}", follows_from: "habeas derives it from {n} claims",
  more_n: "{n} more", other_voices: "Voices not identified", question: "Question", answer: "Finding", derived_voice: "Derived by habeas",
  map: "Map", map_how: "Places with known coordinates. Outlines are part of the program; nothing is fetched.", no_map: "No place here has known coordinates.",
  timeline: "When", no_timeline: "No dates are known.", published: "published", happened: "said to have happened",
  graph: "Origins", graph_how: "Left: first voices. Right: the documents that carry them. A dashed line joins documents that share text.",
  kept_apart: "Kept apart from", related: "Related", merged: "Brought together because", 
  merge: "Merge", split: "Split off", link: "Move into", unlink: "Take out", name: "Name", names: "Names", which: "Which grouping",
  names_how: "Persons, organisations and groups, those with most mentions first.", mentions: "Mentions", mentions_n: "{n|mention|mentions}, named in {m|claim|claims}.", first_n: "The first {n} are shown.",
  no_claims_name: "No claim names it.", find_by_name: "{what}: words of the name", none_so_called: "Nothing is called so.", narrow: "Show those with these words", regroup: "Put this {what} right: merge, split, move",
  merge_how: "The chosen {what} becomes part of this one.", split_how: "The {n} marked make a new {what} of their own.", link_how: "The {n} marked belong to the {what} that you choose.", unlink_how: "The {n} marked belong to this {what} no longer.",
  held_by: "They belong to", held_by_none: "They do not all belong to one of this kind.", need_choice: "Choose what it is about first.", choose: "Choose", document: "Document", claim: "Claim", origin: "Origin", incident: "Incident", finding: "Finding",
  text_of: "Text as kept", furniture: "Page furniture, not part of the article", claims_beside: "Claims in this document",
  no_claims: "No claim was found here.", download: "Save the original", pick_claim: "Choose a claim to see its words.",
  bytes: "bytes {a} to {b} of the text", file_bytes: "bytes {a} to {b} of the file", in_file: "File", digest: "SHA-256",
  entry_no: "log entry {n}", evidence: "From the claim to the bytes", passage: "The words", voices: "Voices, from the first to the page",
  meaning: "What it says", rests: "Findings that rest on it", no_rests: "No finding rests on this claim.", decisions: "Decisions",
  no_decisions: "Nobody has decided on this yet.", made_by: "found by {name} {version}", probable: "probable", unnamed: "not named", own_voice: "the page itself",
  mood: "Mood", kind: "Kind", value: "Value", roles: "Who and what", not_known: "not known", denies: "denies",
  accept: "Accept", reject: "Reject", correct: "Correct", comment: "Comment", ask: "Ask a second person", undo: "Undo", reason: "Reason",
  your_name: "Your name, for the log", corrected_to: "Corrected value (as in the record)", record_it: "Record it", cancel: "Cancel",
  recorded: "Recorded: {act}", undone: "Undone", need_name: "Give your name first: it stands in the log.", need_reason: "A decision needs a reason.",
  queue_left: "{n} of {m} claims wait", queue_empty: "Every claim was judged.", queue_how: "J and K move, X marks, A accepts, R rejects, C corrects, N comments, L moves into, D takes out, S splits off, U undoes, ? shows this.",
  marked: "{n} marked", position: "{n} of {m} shown", next: "Next", previous: "Previous", waits: "Waits for a second person",
  keys: "Keys", mark: "Mark for a common decision", default_accept: "Read beside its source: the words say this.",
  search_for: "Words, \"phrases\" or fields", search_how: "voice: place: date: kind: state: incident: count>100", hits: "{n|passage|passages}",
  no_hits: "Nothing in the case has these words.", search_start: "Search the texts and the claims of the case.",
  log_how: "Every act on the case, in an order that nobody can change unseen.", checkpoint: "Signed state", checkpoint_how: "Give this text to somebody outside: it shows later that the log was not rewritten.",
  hand_out: "I gave it away", copy: "Copy", copied: "Copied", earlier: "Earlier", later: "Later", number: "No.", time: "Time (UTC)", act: "Act", details: "Details",
  origins_how: "Who stands behind the claims, after voices that are one were merged. Copies add no voice.", carriers: "Documents that carry it",
  merged_why: "Taken as one because", identified: "identified", unresolved: "not identified", counter: "denies", all_standings: "All",
  add_how: "Drop files here, or choose them. Each is kept unchanged, with its SHA-256 and an entry in the log.", choose_files: "Choose files",
  added: "kept", being_added: "being read", add_failed: "not kept", not_read: "kept, but it could not be read: {message}", add_after: "Kept files are not in the findings yet.",
  documents_how: "Everything that was read, in the order of the paths.", untitled: "untitled", no_date: "no date", shared: "Shares text with",
  copy_of: "a copy", passage_of: "a passage", quotation_of: "a quotation", words_n: "{n|word|words}",
  agreed: "agreed", single_origin: "one voice", hedged: "hedged", conflict: "conflict", not_comparable: "not comparable", derived: "derived", denied: "denied", unknown: "unknown",
  about: "about {n}", up_to: "up to {n}", at_least: "at least {n}", more_than: "more than {n}", less_than: "less than {n}", between: "{a} to {b}",
  not_there: "The case holds no such record", not_there_how: "It may have been in an earlier run.", back: "Back to the overview",
  log_checked: "The custody log is being checked ...", parts_n: "{n|part|parts}", responses_n: "{n|response|responses}", standing: "Standing", parts: "Parts of this incident", part_of: "Part of",
  supports: "said by", opposes: "against it", two_persons: "Two-person rule is on", months: "January February March April May June July August September October November December", date_year: "{year}", date_month: "{month} {year}", date_day: "{month} {day}, {year}", month_day: "{month} {day}",
  no_year: "(year not stated)", whole_claim: "The whole claim",
};
export type Word = keyof typeof english;

const korean: Record<Word, string> = {
  overview: "개요", review: "검토", search: "검색", log: "기록", origins: "출처", add: "추가", documents: "문서",
  skip: "본문으로 건너뛰기", main_parts: "사건 자료의 구성", language: "언어",
  loading: "불러오는 중", failed: "표시할 수 없습니다", try_again: "다시 시도",
  unreachable: "서버가 응답하지 않습니다. 서버(habeas serve)가 다시 실행되면 이 화면도 이어집니다.",
  locked: "이 탭은 아직 자료를 읽을 수 없습니다", locked_how: "habeas serve가 터미널에 알려 준 파일(자료 폴더의 serve/open.html)을 여십시오. 그러면 이 브라우저가 들어올 수 있습니다.",
  nothing_yet: "아직 결과가 없습니다", nothing_yet_how: "파일을 추가한 다음 결과에 반영하십시오.",
  go_add: "파일 추가", newer: "결과보다 새로운 자료 또는 결정이 {n}건 있습니다.", bring_in: "반영하기",
  working: "작업 중: {step}, {total} 중 {done}", work_failed: "마지막 작업이 실패했습니다: {message}",
  theme: "화면 색", theme_system: "시스템 설정", theme_light: "밝게", theme_dark: "어둡게",
  since: "새로운 것", since_entries: "새 기록 {n}건", since_none: "더해지거나 결정된 것이 없습니다.",
  since_look: "지난번에 이 자료를 본 뒤({at})", since_what: "파일 {files}건이 들어왔고, 결정 {decisions}건, 결과를 다시 만든 것 {runs}번입니다.",
  no_look_known: "이 자료를 전에 본 때를 알 수 없어 무엇이 바뀌었는지 말할 수 없습니다. 이제부터는 알 수 있습니다.",
  new_incident: "새 문서에만 나옴", more_documents: "문서 {m}건 중 새 문서 {n}건", changed_incidents: "새 문서가 말하는 사건 {n}건", other_documents: "어느 사건도 말하지 않는 새 문서 {n}건",
  decisions_n: "결정 {n}건", new_problems: "새 파일의 문제 {n}건은 아래에 있습니다.",
  other_program: "결과는 그때 {before}이(가), 지금은 {now}이(가) 만들었습니다. 새로운 것이 없어도 다르게 적힐 수 있습니다.",
  not_kept: "그때 결과가 어떻게 적혀 있었는지는 보존되지 않습니다. 여기 있는 것은 들어온 파일과 결정에서 나온 것입니다.",
  incidents: "사건", no_incidents: "이 문서들에서 사건을 찾지 못했습니다.", told_by: "문서 {d}건, 주장 {c}건",
  findings: "결과", show_more: "더 보기", claims: "주장", problems: "문제", no_problems: "주어진 것을 모두 읽었습니다.",
  sources: "자료", unknowns: "아무도 말하지 않은 것", no_unknowns: "남은 것이 없습니다.", matrix: "누가 무엇을 말하는가",
  matrix_how: "행은 물음, 열은 목소리입니다. 각 항목은 근거가 되는 글로 이어집니다.",
  by_whom: "문서 {d}건, 확인된 출처 {o}곳이 말함", by_nobody: "어느 문서도 말하지 않음", figures_differ: "수치가 서로 맞지 않음", against_n: "뒷받침하는 주장 {s}건, 반대하는 주장 {p}건", follows_from: "habeas가 주장 {n}건에서 도출함",
  more_n: "{n}건 더", other_voices: "확인되지 않은 목소리", question: "물음", answer: "결과", derived_voice: "habeas가 도출",
  map: "지도", map_how: "좌표가 알려진 장소입니다. 윤곽은 프로그램에 들어 있으며 아무것도 내려받지 않습니다.", no_map: "좌표가 알려진 장소가 없습니다.",
  timeline: "언제", no_timeline: "알려진 날짜가 없습니다.", published: "발행", happened: "일어났다고 전해진 날",
  graph: "출처", graph_how: "왼쪽은 첫 목소리, 오른쪽은 그것을 실은 문서입니다. 점선은 같은 글을 나눈 문서를 잇습니다.",
  kept_apart: "따로 둔 사건", related: "관련 사건", merged: "함께 묶은 까닭", 
  merge: "합치기", split: "떼어 내기", link: "옮기기", unlink: "빼기", name: "이름", names: "이름", which: "어느 묶음",
  names_how: "사람, 기관, 집단을 많이 나온 순서로 보입니다.", mentions: "나온 곳", mentions_n: "{n}번 나오고 주장 {m}건에 이름이 있습니다.", first_n: "처음 {n}건을 보입니다.",
  no_claims_name: "이 이름이 든 주장이 없습니다.", find_by_name: "{what}: 이름에 든 낱말", none_so_called: "그런 이름이 없습니다.", narrow: "이 낱말이 든 것만 보기", regroup: "이 {what} 바로잡기: 합치기, 떼어 내기, 옮기기",
  merge_how: "고른 {what}이(가) 이것에 합쳐집니다.", split_how: "표시한 {n}건이 새 {what}이(가) 됩니다.", link_how: "표시한 {n}건이 고른 {what}에 속하게 됩니다.", unlink_how: "표시한 {n}건이 더는 이 {what}에 속하지 않습니다.",
  held_by: "속한 곳", held_by_none: "모두가 같은 하나에 속하지는 않습니다.", need_choice: "먼저 대상을 고르십시오.", choose: "선택", document: "문서", claim: "주장", origin: "출처", incident: "사건", finding: "결과",
  text_of: "보존된 글", furniture: "기사에 속하지 않는 화면 요소", claims_beside: "이 문서의 주장",
  no_claims: "여기서는 주장을 찾지 못했습니다.", download: "원본 저장", pick_claim: "주장을 고르면 그 글이 표시됩니다.",
  bytes: "글의 {a}~{b} 바이트", file_bytes: "파일의 {a}~{b} 바이트", in_file: "파일", digest: "SHA-256",
  entry_no: "기록 {n}번", evidence: "주장에서 바이트까지", passage: "원문", voices: "첫 목소리에서 지면까지",
  meaning: "말하는 내용", rests: "이 주장에 기댄 결과", no_rests: "이 주장에 기댄 결과가 없습니다.", decisions: "결정",
  no_decisions: "아직 아무도 결정하지 않았습니다.", made_by: "{name} {version}이(가) 찾음", probable: "추정", unnamed: "이름 없음", own_voice: "지면 자체",
  mood: "서법", kind: "종류", value: "값", roles: "누가 무엇을", not_known: "알 수 없음", denies: "부인",
  accept: "수락", reject: "거부", correct: "정정", comment: "의견", ask: "다른 사람에게 묻기", undo: "되돌리기", reason: "이유",
  your_name: "기록에 남을 이름", corrected_to: "정정한 값(레코드 형식)", record_it: "기록하기", cancel: "취소",
  recorded: "기록됨: {act}", undone: "되돌림", need_name: "먼저 이름을 적으십시오. 기록에 남습니다.", need_reason: "결정에는 이유가 필요합니다.",
  queue_left: "주장 {m}건 중 {n}건이 기다립니다", queue_empty: "모든 주장을 판단했습니다.", queue_how: "J, K 이동 · X 표시 · A 수락 · R 거부 · C 정정 · N 의견 · L 옮기기 · D 빼기 · S 떼어 내기 · U 되돌리기 · ? 도움말",
  marked: "{n}건 표시됨", position: "{m}건 중 {n}번째", next: "다음", previous: "이전", waits: "두 번째 사람을 기다림",
  keys: "단축키", mark: "함께 결정하도록 표시", default_accept: "원문과 나란히 읽음: 글이 이렇게 말함.",
  search_for: "낱말, \"구절\" 또는 항목", search_how: "voice: place: date: kind: state: incident: count>100", hits: "구절 {n}건",
  no_hits: "이 낱말이 든 글이 없습니다.", search_start: "글과 주장을 검색합니다.",
  log_how: "자료에 한 모든 일을 몰래 바꿀 수 없는 순서로 적습니다.", checkpoint: "서명된 상태", checkpoint_how: "이 글을 바깥 사람에게 맡기십시오. 기록이 고쳐지지 않았음을 나중에 보여 줍니다.",
  hand_out: "맡겼습니다", copy: "복사", copied: "복사됨", earlier: "이전", later: "이후", number: "번호", time: "시각(UTC)", act: "일", details: "내용",
  origins_how: "하나인 목소리를 합친 뒤 주장 뒤에 선 이들입니다. 복사본은 목소리를 더하지 않습니다.", carriers: "이를 실은 문서",
  merged_why: "하나로 본 까닭", identified: "확인됨", unresolved: "확인 안 됨", counter: "부인", all_standings: "모두",
  add_how: "파일을 여기에 놓거나 고르십시오. 바꾸지 않고 SHA-256과 함께 보존하고 기록에 적습니다.", choose_files: "파일 고르기",
  added: "보존됨", being_added: "읽는 중", add_failed: "보존 안 됨", not_read: "보존했으나 읽지 못함: {message}", add_after: "보존한 파일은 아직 결과에 없습니다.",
  documents_how: "읽은 모든 것을 경로 순서로 보입니다.", untitled: "제목 없음", no_date: "날짜 없음", shared: "글을 함께 쓰는 문서",
  copy_of: "복사본", passage_of: "구절", quotation_of: "인용", words_n: "낱말 {n}개",
  agreed: "일치", single_origin: "한 목소리", hedged: "유보", conflict: "상충", not_comparable: "비교 불가", derived: "도출", denied: "부인됨", unknown: "알 수 없음",
  about: "약 {n}", up_to: "최대 {n}", at_least: "적어도 {n}", more_than: "{n} 초과", less_than: "{n} 미만", between: "{a}~{b}",
  not_there: "그런 레코드가 없습니다", not_there_how: "이전 작업에 있었을 수 있습니다.", back: "개요로",
  log_checked: "기록을 확인하는 중 ...", parts_n: "부분 {n}건", responses_n: "반응 {n}건", standing: "구분", parts: "이 사건의 부분", part_of: "상위 사건",
  supports: "말한 이", opposes: "반대", two_persons: "두 사람 규칙 사용 중", months: "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월", date_year: "{year}년", date_month: "{year}년 {month}", date_day: "{year}년 {month} {day}일", month_day: "{month} {day}일",
  no_year: "(연도 없음)", whole_claim: "주장 전체 보기",
};

export type Language = "en" | "ko";
const KEPT = "habeas-language";
let language: Language = (localStorage.getItem(KEPT) ?? navigator.language).startsWith("ko") ? "ko" : "en";

export function currentLanguage(): Language { return language; }
export function setLanguage(chosen: Language): void {
  language = chosen;
  localStorage.setItem(KEPT, chosen);
  document.documentElement.lang = chosen;
}

/** The word, with {name} replaced; {name|one|many} is the number and what is counted. */
export function say(word: Word, values: Record<string, string | number> = {}): string {
  const words = language === "ko" ? korean[word] : english[word];
  return words.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name: string, one?: string, many?: string) => {
    const value = String(values[name] ?? "");
    return one === undefined ? value : `${value} ${value === "1" ? one : many ?? ""}`;
  });
}
/** In groups of three, as both languages write it. The browser's own tables of languages take it 15 ms to open, so that numbers and
    dates are written without them. */
export function number(value: number): string { return String(value).replace(/\B(?=(\d{3})+$)/g, ","); }
/** A day, month or year as people write it; `year` XXXX: not known. */
export function dateIn(year: string, month?: string, day?: string): string {
  const name = month === undefined ? undefined : say("months").split(" ")[Number(month) - 1];
  if (name === undefined) return say("date_year", { year });
  if (year === "XXXX") return day === undefined ? name : say("month_day", { month: name, day: Number(day) });
  return day === undefined ? say("date_month", { year, month: name }) : say("date_day", { year, month: name, day: Number(day) });
}
/** A code of the contract as words: forced_return as "forced return". Two of them may stand behind one another, with a colon. */
export function plain(code: string): string {
  const english = (part: string): string => part.replace(/[_/]/g, " ");
  return code.split(":").map((part) => (language === "ko" ? koreanCode(part) : undefined) ?? english(part)).join(": ");
}
