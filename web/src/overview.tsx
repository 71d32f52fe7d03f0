// overview.tsx - the answer first: incidents with what is known, open and disputed; what changed since last time
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { SinceLastLook } from "./changes";
import { Answer, type Asked, Empty, FindingText, href, Later, Part, State, useAsked } from "./parts";
import type { Case, Finding, Incident, Records } from "./records";
import { records } from "./server";
import { CHANGES, FIRST_INCIDENTS } from "./start";
import { number, plain, say } from "./words";

const FIRST = ["event_happened", "event_date", "event_place", "event_agent", "victims_total"];
function Line({ finding }: { finding: Finding }): VNode {
  return <li><State finding={finding} /> <FindingText finding={finding} /></li>;
}

function Card({ incident, findings }: { incident: Incident; findings: Finding[] }): VNode {
  const chosen = findings.filter((finding) => FIRST.includes(finding.attribute) && finding.state !== "unknown")
    .sort((a, b) => FIRST.indexOf(a.attribute) - FIRST.indexOf(b.attribute));
  const disputed = findings.filter((finding) => ["conflict", "denied", "not_comparable"].includes(finding.state) && !chosen.includes(finding));
  const unknown = findings.filter((finding) => finding.state === "unknown");
  return (
    <article class="card">
      <h3><a href={href("incident", incident.id)}>{incident.label}</a></h3>
      <p class="soft">{say("told_by", { d: number(incident.documents.length), c: number(incident.claims.length) })}{incident.event !== null && ", " + plain(incident.event)}</p>
      <ul class="plain">{chosen.map((finding) => <Line finding={finding} />)}{disputed.slice(0, 3).map((finding) => <Line finding={finding} />)}</ul>
      {unknown.length > 0 && <p class="soft"><span class="state unknown"><span aria-hidden="true">?</span> {say("unknown")}</span> {unknown.slice(0, 3).map((finding) => <><FindingText finding={finding} /> </>)}</p>}
    </article>
  );
}

const ON_SCREEN = 4;

function Incidents({ found, now }: { found: Records; now: Case }): VNode {
  const [more, setMore] = useState<Records[]>([]);
  const all = [found, ...more];
  const shown = all.reduce((sum, part) => sum + part.incidents.length, 0);
  const last = all[all.length - 1]?.incidents.at(-1);
  const next = (): void => { if (last) void records(`/api/incidents?limit=20&after=${last.id}`).then((part) => setMore([...more, part])); };
  if (shown === 0) return <Empty title={say("no_incidents")} />;
  const card = (incident: Incident): VNode => <Card key={incident.id} incident={incident} findings={all.flatMap((part) => part.findings.filter((finding) => finding.incident === incident.id))} />;
  const incidents = all.flatMap((part) => part.incidents);
  return (
    <>
      {incidents.slice(0, ON_SCREEN).map(card)}
      <Later>{() => <>{incidents.slice(ON_SCREEN).map(card)}
        {shown < (now.counts["incidents"] ?? 0) + (now.counts["responses"] ?? 0) && <button type="button" onClick={next}>{say("show_more")}</button>}</>}</Later>
    </>
  );
}

function Problems({ changes }: { changes: number }): VNode {
  const asked = useAsked((signal) => records("/api/problems?limit=100", signal), [], changes);
  return <Answer asked={asked}>{(found) => found.problems.length === 0 ? <p class="soft">{say("no_problems")}</p>
    : <ul>{found.problems.map((problem) => <li><code>{problem.path}</code>: {problem.message}</li>)}</ul>}</Answer>;
}

export function Overview({ now, changes }: { now: Case; changes: number }): VNode {
  const since = useAsked((signal) => records(CHANGES, signal), [], changes);
  const asked = useAsked((signal) => records(FIRST_INCIDENTS, signal), [], changes);
  // Nothing is pushed down: the incidents come with what stands above them, unless that waits until the log is checked.
  const hasCome = (one: Asked<Records>): boolean => one.value !== null || one.error !== null;
  const isThere = hasCome(asked) && (hasCome(since) || now.custody === null);
  const keys = ["documents", "claims", "incidents", "origins", "findings"] as const;
  if (!now.has_records) {
    return <><h1>{now.folder}</h1><Empty title={say("nothing_yet")} how={say("nothing_yet_how")}><a class="button" href={href("add")}>{say("go_add")}</a></Empty></>;
  }
  const parts = now.counts["parts"] ?? 0, responses = now.counts["responses"] ?? 0;
  const beside = [...(parts > 0 ? [say("parts_n", { n: number(parts) })] : []), ...(responses > 0 ? [say("responses_n", { n: number(responses) })] : [])].join(", ");
  return (
    <>
      <h1>{now.folder}</h1>
      <ul class="key">{keys.map((key) => <li><b>{number(now.counts[key] ?? 0)}</b> {say(key)}{key === "incidents" && beside !== "" && <small> ({beside})</small>}</li>)}</ul>
      <p class="soft"><a href={href("log")}>{now.custody ?? say("log_checked")}</a>{now.two_persons && ". " + say("two_persons")}</p>
      <SinceLastLook now={now} asked={since} />
      {isThere ? <><Part title={say("incidents")}><Answer asked={asked}>{(found) => <Incidents key={changes} found={found} now={now} />}</Answer></Part>
        <Part title={say("problems")}><Problems changes={changes} /></Part></> : <p class="loading" role="status">{say("loading")} ...</p>}
    </>
  );
}
