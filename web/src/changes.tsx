// changes.tsx - what is new since the last look at the case: only what the log and the records tell
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { Answer, type Asked, DocumentLink, FindingText, href, Part, State } from "./parts";
import type { Case, Change, Changes, Finding, Records } from "./records";
import { look } from "./server";
import { dateIn, number, plain, say } from "./words";

const WEIGHT = ["conflict", "denied", "not_comparable", "agreed", "hedged", "single_origin", "derived"];

function momentWords(at: string): string {
  const [year = "", month, day] = at.slice(0, 10).split("-");
  return `${dateIn(year, month, day)}, ${at.slice(11, 16)} UTC`;
}

function weight(finding: Finding): number { const at = WEIGHT.indexOf(finding.state); return at < 0 ? WEIGHT.length : at; }

function Changed({ change, found }: { change: Change; found: Records }): VNode {
  const incident = found.incident(change.incident);
  const findings = found.findings.filter((finding) => finding.incident === change.incident).sort((a, b) => weight(a) - weight(b));
  return (
    <li><a href={href("incident", change.incident)}>{incident?.label ?? change.incident}</a>{" "}
      <span class="chip">{change.is_new ? say("new_incident") : say("more_documents", { n: number(change.documents.length), m: number(incident?.documents.length ?? 0) })}</span>
      {findings.length > 0 && <ul class="plain">{findings.slice(0, 3).map((finding) => <li><State finding={finding} /> <FindingText finding={finding} /></li>)}</ul>}</li>
  );
}

/** Where the record that was decided on is shown. */
function decided(id: string): string | null {
  const view = { clm: "claim", inc: "incident", ori: "origin", ent: "entity", doc: "document" }[id.slice(0, 3)];
  return view === undefined ? null : href(view, id);
}

function Lists({ found, all }: { found: Records; all: Changes }): VNode {
  const told = new Set(found.changed.flatMap((change) => change.documents));
  const others = found.documents.filter((document) => !told.has(document.id));
  return (
    <>
      {found.changed.length > 0 && <details><summary>{say("changed_incidents", { n: number(all.incidents) })}</summary>
        <ul class="plain changed">{found.changed.map((change) => <Changed change={change} found={found} />)}</ul>
        {all.incidents > found.changed.length && <p class="soft">{say("first_n", { n: number(found.changed.length) })}</p>}</details>}
      {others.length > 0 && <details><summary>{say("other_documents", { n: number(others.length) })}</summary><ul>{others.map((document) => <li><DocumentLink records={found} id={document.id} /></li>)}</ul></details>}
      {found.decisions.length > 0 && <details><summary>{say("decisions_n", { n: number(all.decided) })}</summary><ul class="plain">{found.decisions.map((decision) => {
        const at = decided(decision.on[0] ?? "");
        const act = decision.undoes === undefined ? plain(decision.act) : say("undo") + ": " + plain(decision.act);
        return <li>{at === null ? <span class="chip">{act}</span> : <a href={at}>{act}</a>} {decision.by}: {decision.reason} <small>{say("entry_no", { n: decision.seq })}</small></li>;
      })}</ul></details>}
      {all.problems > 0 && <p>{say("new_problems", { n: number(all.problems) })}</p>}
    </>
  );
}

function Told({ found }: { found: Records }): VNode | null {
  const all = found.changes;
  if (all === null) return null;
  if (all.since === null) return <p class="soft">{say("no_look_known")}</p>;
  const since = say("since_look", { at: momentWords(all.at ?? "") });
  if (all.entries === 0) return <p class="soft">{since}: {say("since_none")}</p>;
  const isOther = all.program_before !== null && all.program_before !== all.program_now;
  return (
    <>
      <p>{since}: <a href={href("log", String(all.since))}>{say("since_entries", { n: number(all.entries) })}</a>; {say("since_what", { files: number(all.received), decisions: number(all.decided), runs: number(all.derived) })}</p>
      <Lists found={found} all={all} />
      {isOther && <p class="small">{say("other_program", { before: all.program_before ?? "", now: all.program_now ?? "" })}</p>}
      {all.derived > 0 && <p class="small soft">{say("not_kept")}</p>}
    </>
  );
}

export function SinceLastLook({ now, asked }: { now: Case; asked: Asked<Records> }): VNode {
  const isTold = asked.value !== null;
  useEffect(() => { if (isTold && now.log_size !== null && document.visibilityState === "visible") void look(now.log_size).catch(() => {}); }, [isTold, now.log_size]);
  return <Part title={say("since")} id="since"><Answer asked={asked}>{(found) => <Told found={found} />}</Answer></Part>;
}
