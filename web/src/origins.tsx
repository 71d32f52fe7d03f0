// origins.tsx - first voices: who depends on whom, and why
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Answer, ClaimLink, Decisions, DocumentLink, Empty, href, Many, Part, useAsked, useMost } from "./parts";
import type { Case, OriginHead, Records } from "./records";
import { Regroup } from "./regroup";
import { one, records } from "./server";
import { claimWords } from "./values";
import { number, plain, say } from "./words";

const STEP = 50;
const STANDINGS = ["identified", "counter", "unresolved"] as const;

export function Origins({ changes }: { changes: number }): VNode {
  const [standing, setStanding] = useState<string>("");
  const [words, setWords] = useState("");
  const [after, setAfter] = useState<string[]>([]);
  const from = after.at(-1) ?? "";
  const asked = useAsked((signal) => records(`/api/origins?short=1&limit=${STEP}&standing=${standing}&after=${from}&q=${encodeURIComponent(words.trim())}`, signal), [standing, from, words.trim()], changes);
  const row = (origin: OriginHead): VNode => (
    <tr><th scope="row"><a href={href("origin", origin.id)}>{origin.name}</a></th><td>{say(origin.standing)}</td><td>{plain(origin.kind)}</td>
      <td class="num">{number(origin.carriers)}</td><td class="num">{number(origin.claims)}</td></tr>);
  return (
    <>
      <h1>{say("origins")}</h1><p class="intro">{say("origins_how")}</p>
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <label>{say("find_by_name", { what: say("origin") })}<input type="search" value={words} spellcheck={false} onInput={(event) => { setWords(event.currentTarget.value); setAfter([]); }} /></label></form>
      <p class="acts">{["", ...STANDINGS].map((one) => <button type="button" aria-pressed={standing === one} onClick={() => { setStanding(one); setAfter([]); }}>{one === "" ? say("all_standings") : say(one as (typeof STANDINGS)[number])}</button>)}</p>
      <Answer asked={asked}>{(found) => found.originHeads.length === 0 ? <Empty title={say(words.trim() === "" && standing === "" ? "nothing_yet" : "none_so_called")} /> : (
        <>
          <div class="scroll" role="region" tabIndex={0} aria-label={say("origins")}><table>
            <thead><tr><th scope="col">{say("origin")}</th><th scope="col">{say("standing")}</th><th scope="col">{say("kind")}</th><th scope="col">{say("documents")}</th><th scope="col">{say("claims")}</th></tr></thead>
            <tbody>{found.originHeads.map(row)}</tbody></table></div>
          <p>{after.length > 0 && <button type="button" onClick={() => setAfter(after.slice(0, -1))}>{say("previous")}</button>}{" "}
            {found.originHeads.length === STEP && <button type="button" onClick={() => setAfter([...after, found.originHeads.at(-1)?.id ?? ""])}>{say("next")}</button>}</p>
        </>)}</Answer>
    </>
  );
}

/** Of its lists the first may be here alone; `need` brings so many. */
function Shown({ found, id, now, need }: { found: Records; id: string; now: Case; need: (most: number) => void }): VNode | null {
  const origin = found.origin(id);
  if (!origin) return null;
  const own = new Set(origin.claims);
  const claims = found.claims.filter((claim) => own.has(claim.id));
  const carriers = origin.carriers.filter((carrier) => found.document(carrier) !== undefined);
  const isWhole = claims.length === origin.claims.length && carriers.length === origin.carriers.length;
  return (
    <>
      <p class="soft">{say("origin")}, {plain(origin.kind)}, {say(origin.standing)}</p><h1>{origin.name}</h1>
      {origin.merged.length > 0 && <Part title={say("merged_why")}><ul>{origin.merged.map((one) => <li>{one.reason}</li>)}</ul></Part>}
      <Part title={say("carriers")}><Many all={carriers} total={origin.carriers.length} need={need} show={(carrier) => <DocumentLink records={found} id={carrier} />} />
        {found.reuse.length > 0 && <Many all={found.reuse} show={(link) => <><DocumentLink records={found} id={link.a.document} /> {"\u2194"} <DocumentLink records={found} id={link.b.document} /> <small>{plain(link.kind)}, {say("words_n", { n: number(link.words) })}</small></>} />}</Part>
      <Part title={say("claims")}><Many plain all={claims} total={origin.claims.length} need={need} show={(claim) => <><ClaimLink claim={claim} /> <DocumentLink records={found} id={claim.document} claim={claim.id} /></>} /></Part>
      <Regroup now={now} of="origins" id={id} need={() => need(Infinity)} members={isWhole ? () => claims
        .map((claim) => ({ id: claim.id, name: claimWords(claim), shown: <><ClaimLink claim={claim} /> <DocumentLink records={found} id={claim.document} claim={claim.id} /></> })) : null} />
      <Part title={say("decisions")}><Decisions decisions={found.decisions} now={now} /></Part>
    </>
  );
}

export function OriginView({ id, now, changes }: { id: string; now: Case; changes: number }): VNode {
  const [most, need] = useMost();
  const asked = useAsked((signal) => records(one("origin", id, most), signal), [id, most], changes, true);
  return <Answer asked={asked}>{(found) => <Shown found={found} id={id} now={now} need={need} />}</Answer>;
}
