// log.tsx - the custody log and its signed state
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Answer, href, Part, useAsked } from "./parts";
import { checkpoint, handOut, records, theCase } from "./server";
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

export function Log({ changes }: { changes: number }): VNode {
  const asked0 = Number(location.hash.split("/")[2] ?? "");
  const now = useAsked(() => theCase(), [], changes);
  const [chosen, setChosen] = useState<number | null>(location.hash.split("/")[2] !== undefined && Number.isInteger(asked0) ? asked0 : null);
  const from = chosen ?? Math.max(0, (now.value?.log_size ?? 0) - STEP);
  const asked = useAsked((signal) => records(`/api/log?from=${from}&limit=${STEP}`, signal), [from, now.value !== null], changes);
  return (
    <>
      <h1>{say("log")}</h1><p class="intro">{say("log_how")}</p>
      <Answer asked={now}>{(one) => <p>{one.custody}</p>}</Answer>
      <Answer asked={asked}>{(found) => (
        <div class="scroll" role="region" tabIndex={0} aria-label={say("log")}><table>
          <thead><tr><th scope="col">{say("number")}</th><th scope="col">{say("time")}</th><th scope="col">{say("act")}</th><th scope="col">{say("details")}</th></tr></thead>
          <tbody>{found.entries.map((entry) => (
            <tr><th scope="row" class="num">{number(entry.number)}</th><td class="num"><time>{entry.time}</time></td><td>{plain(entry.kind)}</td>
              <td>{Object.entries(entry.fields).filter(([name]) => !QUIET.includes(name)).map(([name, value]) => <span class="field"><small>{plain(name)}</small> {value === null ? <small>{say("not_known")}</small> : <code>{value}</code>} </span>)}</td></tr>))}</tbody>
        </table></div>)}</Answer>
      <p class="acts"><button type="button" disabled={from === 0} onClick={() => setChosen(Math.max(0, from - STEP))}>{say("earlier")}</button>
        <button type="button" disabled={from + STEP >= (now.value?.log_size ?? 0)} onClick={() => setChosen(from + STEP)}>{say("later")}</button></p>
      <Part title={say("checkpoint")} how={say("checkpoint_how")}><Checkpoint changes={changes} /></Part>
      <p><a href={href()}>{say("back")}</a></p>
    </>
  );
}
