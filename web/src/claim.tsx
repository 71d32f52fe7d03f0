// claim.tsx - one claim: its words, what it says, the voices behind it, and the way down to the bytes
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { ActForm, type Kind } from "./act";
import { Answer, Chain, Decisions, DocumentLink, FindingText, href, Part, Passage, State, useAsked } from "./parts";
import type { Case, Claim, Records } from "./records";
import { MoveForm, MOVES, type Move } from "./regroup";
import { one, original, records } from "./server";
import { claimWords, valueWords } from "./values";
import { number, plain, say, type Word } from "./words";

export async function save(source: string, name: string): Promise<void> {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await original(source));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function Meaning({ claim }: { claim: Claim }): VNode {
  return (
    <dl class="rows">
      <dt>{say("kind")}</dt><dd>{plain(claim.kind)}, {plain(claim.subkind)}</dd>
      {claim.value !== null && <><dt>{say("value")}</dt><dd>{valueWords(claim.value)}</dd></>}
      <dt>{say("mood")}</dt><dd>{plain(claim.mood)}{claim.polarity === "-" && ", " + say("denies")}</dd>
      {claim.roles.map((role) => <><dt>{plain(role.role)}</dt><dd class="q" dir="auto">{role.ref !== null && role.ref.startsWith("ent_") ? <a href={href("entity", role.ref)}>{role.quote}</a> : role.quote}</dd></>)}
    </dl>
  );
}

/** The chain of evidence: document, file, digest, log entry. */
export function Evidence({ found, claim }: { found: Records; claim: Claim }): VNode {
  const document = found.document(claim.document);
  const source = document && found.source(document.source);
  return (
    <ol class="evidence">
      <li>{say("bytes", { a: number(claim.span[0]), b: number(claim.span[1]) })}</li>
      <li>{say("document")}: <DocumentLink records={found} id={claim.document} claim={claim.id} />{document && <small> {document.publisher}{document.published.date !== null && ", " + document.published.date}</small>}</li>
      {claim.source_span && <li>{say("file_bytes", { a: number(claim.source_span[0]), b: number(claim.source_span[1]) })}</li>}
      {source && <li>{say("in_file")}: <code>{source.path}</code>{source.url !== undefined && <> <code>{source.url}</code></>} <button type="button" class="small" onClick={() => void save(source.id, source.sha256)}>{say("download")}</button></li>}
      {source && <li>{say("digest")}: <code class="hash">{source.sha256}</code></li>}
      {source && source.custody !== null && <li><a href={href("log", String(source.custody))}>{say("entry_no", { n: number(source.custody) })}</a></li>}
    </ol>
  );
}

function Shown({ found, id, now }: { found: Records; id: string; now: Case }): VNode | null {
  const [kind, setKind] = useState<Kind | null>(null);
  const [said, setSaid] = useState("");
  const claim = found.claim(id);
  const document = claim && found.document(claim.document);
  if (!claim || !document) return null;
  const origin = found.originOf(id);
  return (
    <>
      <p class="soft">{say("claim")}{claim.incident !== undefined && <>, <a href={href("incident", claim.incident)}>{found.incident(claim.incident)?.label ?? say("incident")}</a></>}</p>
      <h1>{claimWords(claim)}</h1>
      <Passage document={document} claim={claim} />
      <div class="acts">{(["accept", "reject", "correct", "comment", "ask", ...MOVES] as const).map((one) => <button type="button" onClick={() => { setSaid(""); setKind(one); }}>{say(one)}</button>)}</div>
      {kind !== null && MOVES.includes(kind as Move) && <MoveForm key={kind} now={now} kind={kind as Move} claims={[claim]} cancel={() => setKind(null)} done={(_, made) => { setKind(null); setSaid(say("recorded", { act: say(made as Word) })); }} />}
      {kind !== null && !MOVES.includes(kind as Move) && <ActForm key={kind} now={now} kind={kind} on={[id]} value={claim.value} cancel={() => setKind(null)} done={(_, made) => { setKind(null); setSaid(say("recorded", { act: say(made as Word) })); }} />}
      <p role="status">{said}</p>
      <Part title={say("meaning")}><Meaning claim={claim} /></Part>
      <Part title={say("voices")}><Chain chain={claim.chain} />
        {origin && <p>{say("origin")}: <a href={href("origin", origin.id)}>{origin.name}</a> <small>{say(origin.standing)}</small></p>}</Part>
      <Part title={say("evidence")}><Evidence found={found} claim={claim} /><p class="soft">{say("made_by", { ...claim.made_by })}, <code>{claim.id}</code></p></Part>
      <Part title={say("rests")}>{found.findings.length === 0 ? <p class="soft">{say("no_rests")}</p>
        : <ul class="plain">{found.findings.map((finding) => <li><State finding={finding} /> {finding.incident !== null ? <a href={href("incident", finding.incident)}><FindingText finding={finding} /></a> : <FindingText finding={finding} />}</li>)}</ul>}</Part>
      <Part title={say("decisions")}><Decisions decisions={found.decisions} now={now} /></Part>
    </>
  );
}

export function ClaimView({ id, now, changes }: { id: string; now: Case; changes: number }): VNode {
  const asked = useAsked((signal) => records(one("claim", id), signal), [id], changes);
  return <Answer asked={asked}>{(found) => <Shown key={id} found={found} id={id} now={now} />}</Answer>;
}
