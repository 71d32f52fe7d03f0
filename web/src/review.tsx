// review.tsx - the queue by keyboard: each claim beside its source, one key a decision
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { ActForm, keptName, type Kind } from "./act";
import { Evidence, Meaning } from "./claim";
import { Answer, Chain, Empty, href, Part, Passage, useAsked } from "./parts";
import type { Case, Claim, Records } from "./records";
import { MoveForm, MOVES, type Move } from "./regroup";
import { decide, one, records } from "./server";
import { claimWords } from "./values";
import { number, plain, say, type Word } from "./words";

function Words({ claim }: { claim: Claim }): VNode {
  const asked = useAsked((signal) => records(one("claim", claim.id), signal), [claim.id], 0);
  return (
    <Answer asked={asked}>{(found: Records) => {
      const document = found.document(claim.document);
      return <>{document && <Passage document={document} claim={claim} />}<Meaning claim={claim} /><Chain chain={claim.chain} />
        <details><summary>{say("evidence")}</summary><Evidence found={found} claim={claim} /></details></>;
    }}</Answer>
  );
}

function Queue({ found, now }: { found: Records; now: Case }): VNode {
  const [at, setAt] = useState(found.claims[0]?.id ?? "");
  const [marked, setMarked] = useState<string[]>([]);
  const [kind, setKind] = useState<Kind | null>(null);
  const [said, setSaid] = useState("");
  const [last, setLast] = useState("");
  const [help, setHelp] = useState(false);
  const before = useRef<string[]>([]);
  const ids = found.claims.map((claim) => claim.id);
  const place = Math.max(0, ids.indexOf(at));
  const claim = found.claims[place];

  // When the claim shown was judged, the one that stood behind it comes.
  useEffect(() => {
    if (!ids.includes(at)) {
      const old = before.current;
      const next = old.slice(old.indexOf(at) + 1).find((id) => ids.includes(id)) ?? ids[0];
      if (next !== undefined) setAt(next);
    }
    setMarked((all) => all.filter((id) => ids.includes(id)));
    before.current = ids;
  }, [ids.join()]);

  const move = (step: number): void => { const to = ids[place + step]; if (to !== undefined) { setAt(to); setKind(null); } };
  const mark = (): void => { if (claim) setMarked((all) => (all.includes(claim.id) ? all.filter((id) => id !== claim.id) : [...all, claim.id])); };
  const undo = (): void => {
    if (last === "") return;
    decide([{ act: "undo", on: [last], reason: say("undo"), by: keptName(now) }]).then(
      () => { setSaid(say("undone")); setLast(""); }, (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)));
  };
  const begin = (one: Kind): void => { setSaid(""); setKind(one); };
  const keys = useRef<Record<string, () => void>>({});
  keys.current = {  // as of this rendering: keys may follow each other faster than effects run
    j: () => move(1), k: () => move(-1), x: mark, a: () => begin("accept"), r: () => begin("reject"), c: () => begin("correct"), n: () => begin("comment"), u: undo, s: () => begin("split"), l: () => begin("link"), d: () => begin("unlink"), "?": () => setHelp(!help),
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const target = event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || (target instanceof HTMLElement && target.closest("input,textarea,select") !== null)) return;
      const act = keys.current[event.key.toLowerCase()];
      if (act) { event.preventDefault(); act(); }
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);

  const on = kind === "correct" || marked.length === 0 ? (claim ? [claim.id] : []) : marked;
  const isMove = MOVES.includes(kind as Move);
  const recorded = (id: string, made: Kind): void => { setKind(null); setMarked([]); setLast(id); setSaid(say("recorded", { act: say(made as Word) })); };
  return (
    <>
      <p class="soft">{say("queue_left", { n: number(found.queue?.left ?? 0), m: number(found.queue?.claims ?? 0) })}{marked.length > 0 && " \u00b7 " + say("marked", { n: marked.length })}</p>
      <p role="status" class="said">{said}{last !== "" && <> <button type="button" class="small" onClick={undo}>{say("undo")} <kbd>U</kbd></button></>}</p>
      {help && <p class="banner" role="note">{say("queue_how")}</p>}
      {claim === undefined ? <Empty title={say("queue_empty")} /> : (
        <div class="beside">
          <article class="card" aria-label={say("claim")} data-claim={claim.id}>
            <p class="soft">{say("position", { n: place + 1, m: ids.length })} {marked.includes(claim.id) && <span class="chip">{"\u2713"}</span>}</p>
            <h2><a href={href("claim", claim.id)}>{claimWords(claim)}</a></h2>
            <Words key={claim.id} claim={claim} />
            <div class="acts">
              {(["accept", "reject", "correct", "comment"] as const).map((one, i) => <button type="button" onClick={() => begin(one)}>{say(one)} <kbd>{"ARCN"[i]}</kbd></button>)}
              {MOVES.map((one) => <button type="button" onClick={() => begin(one)}>{say(one)} <kbd>{{ link: "L", unlink: "D", split: "S" }[one]}</kbd></button>)}
              <button type="button" aria-pressed={marked.includes(claim.id)} onClick={mark}>{say("mark")} <kbd>X</kbd></button>
              <button type="button" onClick={() => move(-1)} disabled={place === 0}>{say("previous")} <kbd>K</kbd></button>
              <button type="button" onClick={() => move(1)} disabled={place + 1 >= ids.length}>{say("next")} <kbd>J</kbd></button>
              <button type="button" aria-expanded={help} onClick={() => setHelp(!help)}>{say("keys")} <kbd>?</kbd></button>
            </div>
            {kind !== null && isMove && <MoveForm key={kind + on.join()} now={now} kind={kind as Move} claims={found.claims.filter((one) => on.includes(one.id))} cancel={() => setKind(null)} done={recorded} />}
            {kind !== null && !isMove && <ActForm key={kind + claim.id} now={now} kind={kind} on={on} value={claim.value} cancel={() => setKind(null)} done={recorded} />}
          </article>
          <section aria-label={say("review")} class="claims"><ol class="plain">
            {found.claims.map((one) => <li class={one === claim ? "chosen" : ""}><button type="button" aria-pressed={one === claim} onClick={() => { setAt(one.id); setKind(null); }}>
              {marked.includes(one.id) && "\u2713 "}{claimWords(one)}</button><small>{plain(one.kind)}</small></li>)}</ol></section>
        </div>)}
      {found.decisions.length > 0 && <Part title={say("waits")}><ul>{found.decisions.map((decision) => (
        <li>{plain(decision.act)}, {decision.by}: {decision.reason} <small>{say("entry_no", { n: decision.seq })}</small></li>))}</ul></Part>}
    </>
  );
}

export function Review({ now, changes }: { now: Case; changes: number }): VNode {
  const asked = useAsked((signal) => records("/api/review?limit=50", signal), [], changes);
  return <><h1>{say("review")}</h1><Answer asked={asked}>{(found) => <Queue found={found} now={now} />}</Answer></>;
}
