// entity.tsx - persons, organisations and groups: where each is named, and which mentions are of one
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Answer, ClaimLink, Decisions, documentName, DocumentLink, Empty, href, Many, Part, useAsked, useMost } from "./parts";
import type { Case, Mention, Records } from "./records";
import { Regroup, type Member } from "./regroup";
import { one, records } from "./server";
import { number, plain, say } from "./words";

const STEP = 100;
const SHOWN = 12;
const MOST = 500;  // that the server tells of one name

export function Entities({ changes }: { changes: number }): VNode {
  const [words, setWords] = useState("");
  const [after, setAfter] = useState<string[]>([]);
  const from = after.at(-1) ?? "";
  const asked = useAsked((signal) => records(`/api/entities?limit=${STEP}&after=${from}&q=${encodeURIComponent(words.trim())}`, signal), [from, words.trim()], changes);
  return (
    <>
      <h1>{say("names")}</h1><p class="intro">{say("names_how")}</p>
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <label>{say("find_by_name", { what: say("name") })}<input type="search" value={words} spellcheck={false} onInput={(event) => { setWords(event.currentTarget.value); setAfter([]); }} /></label></form>
      <Answer asked={asked}>{(found) => found.entities.length === 0 ? <Empty title={say("none_so_called")} /> : (
        <>
          <div class="scroll" role="region" tabIndex={0} aria-label={say("names")}><table>
            <thead><tr><th scope="col">{say("name")}</th><th scope="col">{say("kind")}</th><th scope="col">{say("mentions")}</th><th scope="col">{say("claims")}</th></tr></thead>
            <tbody>{found.entities.map((one) => (
              <tr><th scope="row"><a href={href("entity", one.id)}>{one.name}</a></th><td>{plain(one.kind)}</td><td class="num">{number(one.mentions)}</td><td class="num">{number(one.claims)}</td></tr>))}</tbody></table></div>
          <p>{after.length > 0 && <button type="button" onClick={() => setAfter(after.slice(0, -1))}>{say("previous")}</button>}{" "}
            {found.entities.length === STEP && <button type="button" onClick={() => setAfter([...after, found.entities.at(-1)?.id ?? ""])}>{say("next")}</button>}</p>
        </>)}</Answer>
    </>
  );
}

/** Of its lists the first may be here alone; `need` brings so many. */
function Shown({ found, id, now, need }: { found: Records; id: string; now: Case; need: (most: number) => void }): VNode | null {
  const entity = found.entity(id);
  if (!entity) return null;
  const mentions = Math.min(entity.mentions, MOST), claims = Math.min(entity.claims, MOST);
  const memberOf = (mention: Mention): Member => {
    const around = found.around.get(mention.id);
    return {
      id: mention.id, name: `${mention.quote}, ${documentName(found.document(mention.document))}, ${around?.before ?? ""}`,
      shown: <><span class="q" dir="auto">{"\u2026 "}{around?.before}<mark>{mention.quote}</mark>{around?.after}{" \u2026"}</span> <DocumentLink records={found} id={mention.document} /></>,
    };
  };
  return (
    <>
      <p class="soft">{say("name")}{entity.kind !== "" && ", " + plain(entity.kind)}</p><h1>{entity.name}</h1>
      <p class="soft">{say("mentions_n", { n: number(entity.mentions), m: number(entity.claims) })}{mentions < entity.mentions && " " + say("first_n", { n: number(mentions) })}</p>
      {mentions > 0 && <Part title={say("mentions")}><Many plain all={found.mentions} total={mentions} need={need} first={SHOWN} show={(mention) => memberOf(mention).shown} /></Part>}
      <Regroup now={now} of="entities" id={id} need={() => need(MOST)} members={found.mentions.length >= mentions ? () => found.mentions.map(memberOf) : null} />
      <Part title={say("claims")}>{found.claims.length === 0 ? <p class="soft">{say("no_claims_name")}</p>
        : <Many plain all={found.claims} total={claims} need={need} show={(claim) => <><ClaimLink claim={claim} /> <DocumentLink records={found} id={claim.document} claim={claim.id} /></>} />}</Part>
      <Part title={say("decisions")}><Decisions decisions={found.decisions} now={now} /></Part>
    </>
  );
}

export function EntityView({ id, now, changes }: { id: string; now: Case; changes: number }): VNode {
  const [most, need] = useMost();
  const asked = useAsked((signal) => records(one("entity", id, most), signal), [id, most], changes, true);
  return <Answer asked={asked}>{(found) => <Shown found={found} id={id} now={now} need={need} />}</Answer>;
}
