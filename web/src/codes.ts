// codes.ts - codes of the contract in Korean; in English a code is its own word

const korean: Record<string, string> = {
  // kinds of claims, places, names, origins
  count: "수", date: "날짜", place: "장소", route: "이동 경로", actor: "행위자", event: "일", denial: "부인", legal: "법", estimate: "추정", profile: "소개",
  country: "나라", region: "지역", city: "도시", facility: "시설", crossing: "통과 지점", quantity: "수량", person: "사람", organisation: "기관",
  group: "집단", government: "정부", document: "문서", unnamed: "이름 없음",
  // events and denials
  forced_return: "강제 송환", detention: "구금", abduction: "납치", enforced_disappearance: "강제 실종", killing: "살해", injury: "부상", torture: "고문",
  sexual_violence: "성폭력", trafficking: "인신매매", attack: "공격", bombing: "폭격", arson: "방화", robbery: "강탈", transfer: "이송", border_change: "국경 변경",
  statement: "성명", report: "보고", protest: "항의", appeal: "호소", no_contact: "연락 없음", trend: "추세", other: "그 밖",
  denial_of_act: "행위 부인", denial_of_category: "그런 사람들이 있음을 부인", denial_of_responsibility: "책임 부인", assertion_of_legality: "적법하다는 주장",
  non_acknowledgement: "인정하지 않음", no_comment: "답하지 않음", victims: "피해자", women: "여성", men: "남성", children: "어린이", minor: "미성년자", minors: "미성년자",
  accomplished: "이루어짐", attempted: "시도됨", threatened: "위협됨",
  // moods, links of a chain, roles
  asserted: "단언", reported: "전언", alleged: "주장됨", feared: "우려", possible: "가능", planned: "계획", hypothetical: "가정",
  said: "말함", narrator: "지면", published: "발행", carrier: "실은 문서",
  agent: "행위자", victim: "피해자", target: "대상", from: "출발", to: "도착", via: "경유", instrument: "수단", whole: "전체", base: "기준",
  copy: "복사", passage: "구절", quotation: "인용", part: "부분", same_day: "같은 날", follows: "뒤따름",
  // regions of a page
  main: "본문", title: "제목", quoted: "인용한 글", cookie_notice: "쿠키 안내", image_credit: "사진 출처", navigation: "메뉴", related_teaser: "관련 기사", share_widget: "공유 단추",
  comment_form: "댓글 양식", advert: "광고", shortcode: "짧은 코드", link_label: "링크 이름", teaser_duplicate: "되풀이된 머리글", footer: "바닥글", site_promo: "사이트 홍보", see_also: "함께 보기",
  // acts and entries of the log
  accept: "수락", reject: "거부", correct: "정정", merge: "합치기", split: "떼어 내기", link: "옮기기", unlink: "빼기", comment: "의견", ask: "묻기", undo: "되돌리기",
  case: "자료 시작", received: "받음", member: "들어 있던 것", unread: "읽지 못함", gazetteer: "지명 목록", witness: "증인", stamped: "시각 인증", derived: "결과 만듦", decided: "결정", setting: "설정",
  // questions that a finding answers
  event_happened: "일어났는지", event_date: "언제", event_place: "어디서", event_agent: "누가 했는지", transport: "이동 수단", detention_place: "구금된 곳", places: "장소의 수",
  victims_total: "사람 수", victims_at: "그곳의 사람 수", victims_other_places: "다른 곳의 사람 수", victims_class: "그 가운데 수", victims_identified: "신원이 알려진 사람 수", share: "비율", share_base: "비율의 기준",
  victim_names: "사람들의 이름", victim_fate: "그 뒤의 처지", victim_contact: "그 뒤의 연락", population: "그 밖의 사람 수", risk: "우려되는 일", legal_status: "법적 지위", legal_penalty: "법이 정한 벌", violation: "어겼다는 규범",
  position: "입장", demand: "요구", scale: "다른 일과의 견줌", source_of: "말한 이", statement_date: "성명 날짜", document_date: "문서 날짜", document_publisher: "문서를 낸 곳",
  crossing_point: "통과 지점", detention_site: "구금 시설", site: "장소",
};

export function koreanCode(code: string): string | undefined { return Object.hasOwn(korean, code) ? korean[code] : undefined; }
