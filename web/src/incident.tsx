// incident.tsx - one incident: what is answered, who says what, where, when, from whom, and what nobody says
import type { VNode } from "preact";
import { Answer, ClaimLink, Decisions, DocumentLink, FindingText, href, Later, Part, Scroll, State, useAsked } from "./parts";
import type { Case, Claim, Finding, Incident, Origin, Records } from "./records";
import { Regroup } from "./regroup";
import { one, records } from "./server";
import { claimWords } from "./values";
import { number, plain, say } from "./words";

/** The script that draws map, times and graph; it is large, and asked for before anybody opens an incident. */
const pictures = (): Promise<typeof import("./pictures")> => import("./pictures");
setTimeout(() => { pictures().catch(() => {}); }, 500);

function Pictures({ found, incident }: { found: Records; incident: Incident }): VNode {
  const asked = useAsked(pictures, [], 0);
  return (
    <Answer asked={asked}>{({ PlacesMap, Timeline, OriginsGraph }) => (
      <>
        <Part title={say("map")} how={say("map_how")}><PlacesMap places={incident.places} /></Part>
        <Part title={say("timeline")}><Timeline found={found} incident={incident} /></Part>
        <Part title={say("graph")} how={say("graph_how")}><OriginsGraph found={found} incident={incident} /></Part>
      </>)}</Answer>
  );
}

const CELL = 5;

/** Columns: each voice that is identified or denies, then all others together. */
function Matrix({ found, findings }: { found: Records; findings: Finding[] }): VNode {
  const rows = findings.filter((finding) => finding.supports.length + finding.opposes.length > 0);
  const originOf = new Map<string, Origin>();
  for (const origin of found.origins) for (const claim of origin.claims) originOf.set(claim, origin);
  const speaks = new Set(rows.flatMap((finding) => [...finding.supports, ...finding.opposes].map((claim) => originOf.get(claim)?.id)));
  const voices = found.origins.filter((origin) => origin.standing !== "unresolved" && speaks.has(origin.id))
    .sort((a, b) => b.carriers.length - a.carriers.length);
  const cell = (finding: Finding, has: (origin: Origin | undefined) => boolean): VNode[] => {
    const of = (ids: string[], against: boolean): VNode[] => ids.map((id) => found.claim(id)).filter((claim): claim is Claim => claim !== undefined && has(originOf.get(claim.id)))
      .map((claim) => <li>{against && <span class="chip against" title={say("opposes")}>{"\u2260"}</span>} <ClaimLink claim={claim} /></li>);
    return [...of(finding.supports, false), ...of(finding.opposes, true)];
  };
  const list = (entries: VNode[]): VNode => entries.length <= CELL ? <ul class="plain">{entries}</ul>
    : <><ul class="plain">{entries.slice(0, CELL - 1)}</ul><details><summary>{say("more_n", { n: entries.length - CELL + 1 })}</summary><ul class="plain">{entries.slice(CELL - 1)}</ul></details></>;
  return (
    <Scroll label={say("matrix")}>
      <table class="matrix">
        <caption>{say("matrix_how")}</caption>
        <thead><tr><th scope="col">{say("question")}</th>
          {voices.map((origin) => <th scope="col"><a href={href("origin", origin.id)}>{origin.name}</a>{origin.standing === "counter" && <span class="chip against">{say("counter")}</span>}</th>)}
          <th scope="col">{say("other_voices")}</th></tr></thead>
        <tbody>{rows.map((finding) => (
          <tr class={finding.state}>
            <th scope="row">{plain(finding.attribute)} <State finding={finding} /></th>
            {voices.map((origin) => <td>{list(cell(finding, (one) => one === origin))}</td>)}
            <td>{list(cell(finding, (one) => one === undefined || !voices.includes(one)))}</td>
          </tr>))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Near({ found, incident }: { found: Records; incident: Incident }): VNode {
  const label = (id: string): string => labelOf(found, id);
  return (
    <>
      {incident.kept_apart.length > 0 && <><h3>{say("kept_apart")}</h3><ul>{incident.kept_apart.map((one) => <li><a href={href("incident", one.id)}>{label(one.id)}</a>: {one.reason}</li>)}</ul></>}
      {incident.related.length > 0 && <><h3>{say("related")}</h3><ul>{incident.related.map((one) => <li><a href={href("incident", one.id)}>{label(one.id)}</a>: {plain(one.rel ?? "")}</li>)}</ul></>}
      {incident.merged.length > 0 && <details><summary>{say("merged")}</summary><ul>{incident.merged.map((one) => <li>{label(one.id)}: {one.reason}</li>)}</ul></details>}
    </>
  );
}
function labelOf(found: Records, id: string): string { return found.incident(id)?.label ?? found.document(id)?.title ?? id; }

/** An incident stands with its parts, as in the dossier: they are counted once, here. */
function Parts({ found, id }: { found: Records; id: string }): VNode | null {
  const parts = found.incidents.filter((one) => one.parent === id);
  if (parts.length === 0) return null;
  return (
    <Part title={say("parts")}><ul>{parts.map((part) => (
      <li><a href={href("incident", part.id)}>{part.label}</a> <small>{say("told_by", { d: number(part.documents.length), c: number(part.claims.length) })}</small></li>))}</ul></Part>
  );
}

function Shown({ found, id, now }: { found: Records; id: string; now: Case }): VNode | null {
  const incident = found.incident(id);
  if (!incident) return null;
  const findings = found.findings.filter((finding) => finding.incident === id);
  const near = [...incident.related, ...incident.kept_apart].map((one) => ({ id: one.id, name: labelOf(found, one.id), size: found.incident(one.id)?.documents.length ?? 0 }));
  const unknown = findings.filter((finding) => finding.state === "unknown");
  const known = findings.filter((finding) => finding.state !== "unknown");
  return (
    <>
      <p class="soft">{say("incident")}{incident.event !== null && ", " + plain(incident.event)}</p>
      <h1>{incident.label}</h1>
      <p class="soft">{say("told_by", { d: number(incident.documents.length), c: number(incident.claims.length) })}</p>
      {incident.parent !== undefined && <p>{say("part_of")} <a href={href("incident", incident.parent)}>{labelOf(found, incident.parent)}</a></p>}
      <Part title={say("findings")}><ul class="plain findings">{known.map((finding) => <li><State finding={finding} /> <FindingText finding={finding} /></li>)}</ul></Part>
      <Parts found={found} id={id} />
      <Part title={say("unknowns")}>{unknown.length === 0 ? <p class="soft">{say("no_unknowns")}</p> : <ul class="plain">{unknown.map((finding) => <li><State finding={finding} /> <FindingText finding={finding} /></li>)}</ul>}</Part>
      <Part title={say("matrix")}><Matrix found={found} findings={known} /></Part>
      <Later>{() => <>
        <Pictures found={found} incident={incident} />
        <Near found={found} incident={incident} />
        <Regroup now={now} of="incidents" id={id} first={near} members={() => incident.claims.map((claim) => found.claim(claim)).filter((claim): claim is Claim => claim !== undefined)
          .map((claim) => ({ id: claim.id, name: claimWords(claim), shown: <><ClaimLink claim={claim} /> <DocumentLink records={found} id={claim.document} claim={claim.id} /></> }))} />
        <Part title={say("decisions")}><Decisions decisions={found.decisions} now={now} /></Part></>}</Later>
    </>
  );
}

export function IncidentView({ id, now, changes }: { id: string; now: Case; changes: number }): VNode {
  const asked = useAsked((signal) => records(one("incident", id), signal), [id], changes);
  return <Answer asked={asked}>{(found) => <Shown key={id} found={found} id={id} now={now} />}</Answer>;
}
