// regroup.tsx - what belongs together: merge, split, take out, move; of incidents, origins and names
import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import { ActForm, type Kind } from "./act";
import { Answer, Many, useAsked } from "./parts";
import type { Case, Claim, Records } from "./records";
import { one, records } from "./server";
import { number, say, type Word } from "./words";

export type Grouping = "incidents" | "origins" | "entities";
const ONE: Record<Grouping, Word> = { incidents: "incident", origins: "origin", entities: "name" };

interface Choice { id: string; name: string; size: number }

function choicesOf(found: Records, of: Grouping): Choice[] {
  if (of === "incidents") return found.incidents.map((one) => ({ id: one.id, name: one.label, size: one.documents.length }));
  if (of === "origins") return found.origins.map((one) => ({ id: one.id, name: one.name, size: one.carriers.length }));
  return found.entities.map((one) => ({ id: one.id, name: one.name, size: one.mentions }));
}

/** One of the case's incidents, origins or names, found by words of its name. `first` are offered before anything is typed. */
export function Pick({ of, not, first = [], chosen, choose }: {
  of: Grouping; not: string[]; first?: Choice[]; chosen: string; choose: (id: string) => void;
}): VNode {
  const [words, setWords] = useState("");
  const asked = useAsked((signal) => records(`/api/${of}?limit=20&q=${encodeURIComponent(words.trim() === "" ? " " : words.trim())}`, signal), [of, words.trim()], 0);
  return (
    <>
      <label>{say("find_by_name", { what: say(ONE[of]) })}<input type="search" data-first value={words} spellcheck={false} onInput={(event) => { setWords(event.currentTarget.value); choose(""); }} /></label>
      <Answer asked={asked}>{(found) => {
        const offered = [...(words.trim() === "" ? first : []), ...choicesOf(found, of)];
        const shown = offered.filter((one, i) => !not.includes(one.id) && offered.findIndex((other) => other.id === one.id) === i);
        if (shown.length === 0) return <p class="soft" role="status">{say("none_so_called")}</p>;
        return (
          <label>{say("choose")}<select size={Math.min(6, Math.max(2, shown.length))} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
            {shown.map((one) => <option value={one.id}>{one.name} ({number(one.size)})</option>)}</select></label>);
      }}</Answer>
    </>
  );
}

export interface Member { id: string; name: string; shown: ComponentChildren }

const NARROWED_ABOVE = 12;
const AT_ONCE = 100;

/** Checkboxes; a field to narrow them down where they are many. */
function Members({ members, marked, mark, title }: { members: Member[]; marked: string[]; mark: (id: string) => void; title: string }): VNode {
  const [words, setWords] = useState("");
  const parts = words.toLowerCase().split(" ").filter((word) => word !== "");
  const shown = members.filter((one) => parts.every((word) => one.name.toLowerCase().includes(word)));
  return (
    <fieldset class="members"><legend>{title}</legend>
      {members.length > NARROWED_ABOVE && <label class="narrow">{say("narrow")}<input type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} /></label>}
      <Many plain all={shown} first={AT_ONCE} show={(one) => <>
        <label><input type="checkbox" checked={marked.includes(one.id)} aria-label={one.name} onChange={() => mark(one.id)} /></label> <span>{one.shown}</span></>} />
    </fieldset>
  );
}

/** The members of an incident, an origin or a name, and what can be done with them. They are made when somebody looks at them;
    where they are not all here, `members` is null until `need` brought them. */
export function Regroup({ now, of, id, members: all, need, first = [] }: {
  now: Case; of: Grouping; id: string; members: (() => Member[]) | null; need?: () => void; first?: Choice[];
}): VNode {
  const [marked, setMarked] = useState<string[]>([]);
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind | null>(null);
  const [other, setOther] = useState("");
  const [said, setSaid] = useState("");
  const members = isOpen && all !== null ? all() : [];
  const there = marked.filter((one) => members.some((member) => member.id === one));
  const mark = (one: string): void => setMarked(there.includes(one) ? there.filter((kept) => kept !== one) : [...there, one]);
  const begin = (one: Kind): void => { setSaid(""); setOther(""); setKind(one); };
  const needsOther = kind === "merge" || kind === "link";
  const on = kind === "merge" ? [id, other] : kind === "link" ? [...there, other] : kind === "unlink" ? [...there, id] : [id, ...there];
  return (
    <details class="regroup" onToggle={(event) => { if (event.currentTarget.open) { setOpen(true); need?.(); } }}><summary>{say("regroup", { what: say(ONE[of]).toLowerCase() })}</summary>
      {isOpen && all === null && <p class="loading" role="status">{say("loading")} ...</p>}
      {isOpen && all !== null && <Members title={say(of === "entities" ? "mentions" : "claims")} members={members} marked={there} mark={mark} />}
      <p class="soft" role="status">{say("marked", { n: there.length })}</p>
      <div class="acts">
        <button type="button" disabled={there.length === 0 || there.length === members.length} onClick={() => begin("split")}>{say("split")}</button>
        {of !== "entities" && <button type="button" disabled={there.length === 0} onClick={() => begin("unlink")}>{say("unlink")}</button>}
        {of !== "entities" && <button type="button" disabled={there.length === 0} onClick={() => begin("link")}>{say("link")}</button>}
        <button type="button" onClick={() => begin("merge")}>{say("merge")}</button>
      </div>
      {kind !== null && <ActForm key={kind} now={now} kind={kind} on={needsOther && other === "" ? [] : on} cancel={() => setKind(null)}
        done={(_, made) => { setKind(null); setMarked([]); setSaid(say("recorded", { act: say(made as Word) })); }}>
        <p class="small">{say(`${kind as "merge" | "split" | "link" | "unlink"}_how`, { what: say(ONE[of]).toLowerCase(), n: there.length })}</p>
        {needsOther && <Pick of={of} not={[id]} first={first} chosen={other} choose={setOther} />}
      </ActForm>}
      <p role="status">{said}</p>
    </details>
  );
}

export const MOVES = ["link", "unlink", "split"] as const;
export type Move = (typeof MOVES)[number];

/** Moves claims: into an incident or origin, out of the one that holds them, or into a new one. */
export function MoveForm({ now, kind, claims, done, cancel }: {
  now: Case; kind: Move; claims: Claim[]; done: (id: string, kind: Kind) => void; cancel: () => void;
}): VNode {
  const [of, setOf] = useState<"incidents" | "origins">("incidents");
  const [other, setOther] = useState("");
  const asked = useAsked((signal) => Promise.all(claims.map((claim) => records(one("claim", claim.id), signal))), [claims.map((claim) => claim.id).join()], 0);
  return (
    <Answer asked={asked}>{(found) => {
      const holders = claims.map((claim, i) => of === "incidents" ? found[i]?.claim(claim.id)?.incident : found[i]?.originOf(claim.id)?.id);
      const holder = holders.every((one) => one === holders[0]) ? holders[0] : undefined;
      const name = holder === undefined ? "" : of === "incidents" ? found[0]?.incident(holder)?.label : found[0]?.origin(holder)?.name;
      const ids = claims.map((claim) => claim.id);
      const on = kind === "link" ? (other === "" ? [] : [...ids, other]) : holder === undefined ? [] : kind === "unlink" ? [...ids, holder] : [holder, ...ids];
      return (
        <ActForm now={now} kind={kind} on={on} cancel={cancel} done={done}>
          <fieldset class="which"><legend>{say("which")}</legend>
            {(["incidents", "origins"] as const).map((one) => (
              <label><input type="radio" name="which" checked={of === one} onChange={() => { setOf(one); setOther(""); }} /> {say(ONE[one])}</label>))}</fieldset>
          <p class="small">{say(`${kind}_how`, { what: say(ONE[of]).toLowerCase(), n: claims.length })}</p>
          {kind === "link" ? <Pick key={of} of={of} not={holders.filter((one): one is string => one !== undefined)} chosen={other} choose={setOther} />
            : <p>{name === undefined || name === "" ? say("held_by_none") : <>{say("held_by")}: {name}</>}</p>}
        </ActForm>
      );
    }}</Answer>
  );
}
