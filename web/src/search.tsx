// search.tsx - as one types: passages with the words marked, claims where fields are asked for
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Answer, DocumentLink, Empty, href, useAsked } from "./parts";
import { Bytes, type Hit, Records } from "./records";
import { records } from "./server";
import { number, say } from "./words";

const PAUSE_MS = 300;
const MOST = 50;

/** The word that is being typed stands for all that begin so; a space behind it, a quotation or a field says that it is whole. */
function queryOf(words: string): string { return /(^|\s)\p{Script=Latin}{2,}$/u.test(words) && !words.includes('"') ? words.trim() + "*" : words.trim(); }

function Quote({ hit }: { hit: Hit }): VNode {
  const bytes = new Bytes(hit.quote);
  let done = 0;
  const parts: (VNode | string)[] = [];
  for (const [from, to] of hit.highlights) {
    const begin = from - hit.span[0];
    if (begin < done) continue;
    parts.push(bytes.slice(done, begin), <mark>{bytes.slice(begin, to - hit.span[0])}</mark>);
    done = to - hit.span[0];
  }
  parts.push(bytes.slice(done, bytes.length));
  return <p class="q" dir="auto">{parts}</p>;
}

export function Search({ asked: first, changes }: { asked: string; changes: number }): VNode {
  const [words, setWords] = useState(first);
  const [asked, setAsked] = useState(queryOf(first));
  const answer = useAsked((signal) => asked === "" ? Promise.resolve(new Records("")) : records(`/api/search?limit=${MOST}&q=` + encodeURIComponent(asked), signal), [asked], changes, true);
  // Each key asks at once, but one question at a time: behind the answer comes the newest.
  useLayoutEffect(() => { if (!answer.isOld) setAsked(queryOf(words)); }, [words, answer.isOld]);
  useEffect(() => {
    const timer = setTimeout(() => history.replaceState(null, "", href("search", words.trim())), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  // The address names another query: somebody followed a link or went back.
  useEffect(() => { if (first.trim() !== words.trim()) { setWords(first); setAsked(queryOf(first)); } }, [first]);
  return (
    <>
      <h1>{say("search")}</h1>
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <label>{say("search_for")}<input type="search" value={words} autoFocus spellcheck={false} aria-describedby="how" onInput={(event) => setWords(event.currentTarget.value)} /></label>
        <p class="small" id="how"><code>{say("search_how")}</code></p>
      </form>
      <Answer asked={answer}>{(found) => asked === "" ? <Empty title={say("search_start")} /> : found.hits.length === 0 ? (answer.isOld ? null : <Empty title={say("no_hits")} />) : (
        <>
          <p class="soft" role="status">{say("hits", { n: number(found.hits.length) })}</p>
          <ol class="plain hits" data-answers={answer.isOld ? undefined : asked}>{found.hits.map((hit) => (
            <li><Quote hit={hit} /><p><DocumentLink records={found} id={hit.document} {...(hit.claim !== undefined ? { claim: hit.claim } : {})} />
              {hit.claim !== undefined && <> <a href={href("claim", hit.claim)}>{say("claim")}</a></>} <small>{say("bytes", { a: number(hit.span[0]), b: number(hit.span[1]) })}</small></p></li>))}</ol>
        </>)}</Answer>
    </>
  );
}
