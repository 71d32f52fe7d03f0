// log.tsx - the custody log and its signed state
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Answer, href, Part, useAsked } from "./parts";
import type { Case, Records } from "./records";
import { checkpoint, handOut, records } from "./server";
import { number, plain, say } from "./words";

const STEP = 50;
const QUIET = ["prior", "clock", "program"];

function Checkpoint({ changes }: { changes: number }): VNode {
  const asked = useAsked(() => checkpoint(), [], changes);
  const [said, setSaid] = useState("");
  return (
    <Answer asked={asked}>{(state) => (
      <>
        <pre class="note" tabIndex={0} aria-label={say("checkpoint")}>{state.note}</pre>
        <p class="acts"><button type="button" onClick={() => void navigator.clipboard.writeText(state.note).then(() => setSaid(say("copied")), () => setSaid(say("failed")))}>{say("copy")}</button>
          <button type="button" onClick={() => void handOut().then(() => setSaid(say("recorded", { act: say("hand_out") })), (error: unknown) => setSaid(String(error)))}>{say("hand_out")}</button> <span role="status">{said}</span></p>
      </>)}</Answer>
  );
}

const never = new Promise<Records>(() => {});

/** `entry`: the number of the first one that is shown; empty: the last ones are. */
export function Log({ entry, now, changes }: { entry: string; now: Case; changes: number }): VNode {
  const size = now.log_size;  // null until the server has checked the log
  const [chosen, setChosen] = useState<number | null>(/^\d{1,15}$/.test(entry) ? Number(entry) : null);
  const from = chosen ?? (size === null ? null : Math.max(0, size - STEP));
  const asked = useAsked((signal) => from === null ? never : records(`/api/log?from=${from}&limit=${STEP}`, signal), [from], changes, true);
  return (
    <>
      <h1>{say("log")}</h1><p class="intro">{say("log_how")}</p>
      <p>{now.custody ?? say("log_checked")}</p>
      <Answer asked={asked}>{(found) => <>
        <div class="scroll" role="region" tabIndex={0} aria-label={say("log")}><table class="stack">
          <thead><tr><th scope="col">{say("number")}</th><th scope="col">{say("time")}</th><th scope="col">{say("act")}</th><th scope="col">{say("details")}</th></tr></thead>
          <tbody>{found.entries.map((entry) => (
            <tr><th scope="row" class="num">{number(entry.number)}</th><td class="num"><time>{entry.time}</time></td><td>{plain(entry.kind)}</td>
              <td>{Object.entries(entry.fields).filter(([name]) => !QUIET.includes(name)).map(([name, value]) => <span class="field"><small>{plain(name)}</small> {value === null ? <small>{say("not_known")}</small> : <code>{value}</code>} </span>)}</td></tr>))}</tbody>
        </table></div>
        <p class="acts"><button type="button" disabled={from === null || from === 0} onClick={() => setChosen(Math.max(0, (from ?? 0) - STEP))}>{say("earlier")}</button>
          <button type="button" disabled={from === null || from + STEP >= (size ?? 0)} onClick={() => setChosen((from ?? 0) + STEP)}>{say("later")}</button></p>
        <Part title={say("checkpoint")} how={say("checkpoint_how")}><Checkpoint changes={changes} /></Part>
        <p><a href={href()}>{say("back")}</a></p></>}</Answer>
    </>
  );
}
