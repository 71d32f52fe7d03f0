// origins.tsx - first voices: who depends on whom, and why
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Answer, ClaimLink, Decisions, DocumentLink, Empty, href, Part, useAsked } from "./parts";
import type { Case, Origin, Records } from "./records";
import { Regroup } from "./regroup";
import { records } from "./server";
import { claimWords } from "./values";
import { number, plain, say } from "./words";

const STANDINGS = ["identified", "counter", "unresolved"] as const;

export function Origins({ changes }: { changes: number }): VNode {
  const [standing, setStanding] = useState<string>("");
  const asked = useAsked((signal) => records("/api/origins?limit=500", signal), [], changes);
  const row = (origin: Origin): VNode => (
    <tr><th scope="row"><a href={href("origin", origin.id)}>{origin.name}</a></th><td>{say(origin.standing)}</td><td>{plain(origin.kind)}</td>
      <td class="num">{number(origin.carriers.length)}</td><td class="num">{number(origin.claims.length)}</td></tr>);
  return (
    <>
      <h1>{say("origins")}</h1><p class="intro">{say("origins_how")}</p>
      <p class="acts">{["", ...STANDINGS].map((one) => <button type="button" aria-pressed={standing === one} onClick={() => setStanding(one)}>{one === "" ? say("all_standings") : say(one as (typeof STANDINGS)[number])}</button>)}</p>
      <Answer asked={asked}>{(found) => found.origins.length === 0 ? <Empty title={say("nothing_yet")} /> : (
        <div class="scroll" role="region" tabIndex={0} aria-label={say("origins")}><table>
          <thead><tr><th scope="col">{say("origin")}</th><th scope="col">{say("act")}</th><th scope="col">{say("kind")}</th><th scope="col">{say("documents")}</th><th scope="col">{say("claims")}</th></tr></thead>
          <tbody>{found.origins.filter((origin) => standing === "" || origin.standing === standing).map(row)}</tbody></table></div>)}</Answer>
    </>
  );
}

function Shown({ found, id, now }: { found: Records; id: string; now: Case }): VNode | null {
  const origin = found.origin(id);
  if (!origin) return null;
  const carriers = new Set(origin.carriers);
  const shared = found.reuse.filter((link) => carriers.has(link.a.document) && carriers.has(link.b.document));
  return (
    <>
      <p class="soft">{say("origin")}, {plain(origin.kind)}, {say(origin.standing)}</p><h1>{origin.name}</h1>
      {origin.merged.length > 0 && <Part title={say("merged_why")}><ul>{origin.merged.map((one) => <li>{one.reason}</li>)}</ul></Part>}
      <Part title={say("carriers")}><ul>{origin.carriers.map((carrier) => <li><DocumentLink records={found} id={carrier} /></li>)}</ul>
        {shared.length > 0 && <ul>{shared.map((link) => <li><DocumentLink records={found} id={link.a.document} /> {"\u2194"} <DocumentLink records={found} id={link.b.document} /> <small>{plain(link.kind)}, {say("words_n", { n: number(link.words) })}</small></li>)}</ul>}</Part>
      <Part title={say("claims")}><ul class="plain">{found.claims.map((claim) => <li><ClaimLink claim={claim} /> <DocumentLink records={found} id={claim.document} claim={claim.id} /></li>)}</ul></Part>
      <Regroup now={now} of="origins" id={id} members={found.claims.filter((claim) => origin.claims.includes(claim.id))
        .map((claim) => ({ id: claim.id, name: claimWords(claim), shown: <><ClaimLink claim={claim} /> <DocumentLink records={found} id={claim.document} claim={claim.id} /></> }))} />
      <Part title={say("decisions")}><Decisions decisions={found.decisions} now={now} /></Part>
    </>
  );
}

export function OriginView({ id, now, changes }: { id: string; now: Case; changes: number }): VNode {
  const asked = useAsked((signal) => records("/api/origins/" + encodeURIComponent(id), signal), [id], changes);
  return <Answer asked={asked}>{(found) => <Shown key={id} found={found} id={id} now={now} />}</Answer>;
}
