// document.tsx - the text as kept: furniture greyed and explained, claims marked, their records beside it
import type { VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Answer, documentName, DocumentLink, Empty, href, Part, useAsked } from "./parts";
import { Bytes, type Claim, type Document, type Records, type Region } from "./records";
import { save } from "./claim";
import { one, records } from "./server";
import { claimWords } from "./values";
import { number, plain, say } from "./words";

const ARTICLE = ["main", "title", "quoted"];

interface Piece { begin: number; end: number; claims: Claim[]; isAnchor: boolean }

/** The text of a region cut wherever a claim begins or ends. */
function pieces(region: { span: [number, number] }, claims: Claim[], chosen: Claim | undefined): Piece[] {
  const [begin, end] = region.span;
  const inside = claims.filter((claim) => claim.span[0] < end && begin < claim.span[1]);
  const cuts = new Set([begin, end]);
  for (const claim of inside) for (const cut of claim.span) if (cut > begin && cut < end) cuts.add(cut);
  for (const cut of chosen?.anchor ?? []) if (cut > begin && cut < end) cuts.add(cut);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((to, i) => {
    const from = sorted[i] ?? begin;
    return {
      begin: from, end: to, claims: inside.filter((claim) => claim.span[0] <= from && to <= claim.span[1]),
      isAnchor: chosen !== undefined && chosen.anchor[0] <= from && to <= chosen.anchor[1],
    };
  });
}

function Text({ document, claims, chosen, choose }: { document: Document; claims: Claim[]; chosen: Claim | undefined; choose: (id: string) => void }): VNode {
  const bytes = useMemo(() => new Bytes(document.text ?? ""), [document]);
  const regions: Region[] = document.regions.length > 0 ? document.regions : [{ id: "", kind: "main", span: [0, bytes.length] }];
  const first = useRef<HTMLElement>(null);
  useEffect(() => { first.current?.scrollIntoView({ block: "center" }); }, [chosen?.id]);
  let isFirst = true;
  return (
    <div class="text" lang={document.language ?? ""} dir="auto">
      {regions.map((region) => {
        const isArticle = ARTICLE.includes(region.kind);
        const parts = pieces(region, isArticle ? claims : claims.filter((claim) => claim === chosen), chosen);
        return (
          <div class={isArticle ? "region " + region.kind : "region furniture"}>
            {!isArticle && <small class="why">{plain(region.kind)}{region.note !== undefined && ": " + region.note}</small>}
            {parts.map((piece) => {
              const words = bytes.slice(piece.begin, piece.end);
              if (piece.claims.length === 0) return words;
              const isChosen = chosen !== undefined && piece.claims.includes(chosen);
              const lead = piece.claims[0] as Claim;
              const reference = isChosen && isFirst ? first : undefined;
              if (isChosen) isFirst = false;
              return <mark ref={reference} class={(isChosen ? "chosen" : "") + (piece.isAnchor ? " anchor" : "")} title={piece.claims.map(claimWords).join("; ")}
                onClick={() => choose(lead.id)}>{words}</mark>;
            })}
          </div>
        );
      })}
    </div>
  );
}

function Shown({ found, id, claim }: { found: Records; id: string; claim: string }): VNode | null {
  const document = found.document(id);
  const claims = useMemo(() => [...found.claims].sort((a, b) => a.span[0] - b.span[0] || a.anchor[0] - b.anchor[0]), [found]);
  const [chosenId, setChosen] = useState(claim);
  const beside = useRef<HTMLOListElement>(null);
  useEffect(() => setChosen(claim), [claim]);
  useEffect(() => { beside.current?.querySelector(".chosen")?.scrollIntoView({ block: "nearest" }); }, [chosenId]);
  if (!document) return null;
  const chosen = found.claim(chosenId);
  const source = found.source(document.source);
  const choose = (next: string): void => { setChosen(next); history.replaceState(null, "", href("document", id, next)); };
  const others = found.reuse.map((link) => ({ link, other: link.a.document === id ? link.b.document : link.a.document }));
  const kinds = { copy: "copy_of", passage: "passage_of", quotation: "quotation_of" } as const;
  return (
    <>
      <h1 lang={document.language ?? ""}>{documentName(document)}</h1>
      <p class="soft">{[document.publisher, document.authors.join(", "), document.published.date ?? say("no_date"), document.language].filter(Boolean).join(" \u00b7 ")}<br />
        <code>{document.path}</code> {source && <button type="button" class="small" onClick={() => void save(source.id, source.sha256)}>{say("download")}</button>}</p>
      <p class="legend"><span class="sample mark">{say("claims")}</span> <span class="sample furniture">{say("furniture")}</span></p>
      <div class="beside">
        <section aria-label={say("text_of")}><Text document={document} claims={claims} chosen={chosen} choose={choose} /></section>
        <section aria-label={say("claims_beside")} class="claims">
          <h2>{say("claims_beside")}</h2>
          <p class="small" role="status">{chosen ? say("bytes", { a: number(chosen.span[0]), b: number(chosen.span[1]) }) : say("pick_claim")}</p>
          {claims.length === 0 && <p class="soft">{say("no_claims")}</p>}
          <ol class="plain" ref={beside}>
            {claims.map((one) => (
              <li class={one === chosen ? "chosen" : ""}>
                <button type="button" aria-pressed={one === chosen} onClick={() => choose(one.id)}>{claimWords(one)}</button>
                <small>{found.originOf(one.id)?.name ?? ""}</small>
                {one === chosen && <a class="whole" href={href("claim", one.id)}>{say("whole_claim")}</a>}
              </li>
            ))}
          </ol>
        </section>
      </div>
      {others.length > 0 && <Part title={say("shared")}><ul>{others.map(({ link, other }) => (
        <li><DocumentLink records={found} id={other} /> <small>{say(kinds[link.kind])}, {say("words_n", { n: number(link.words) })}</small></li>))}</ul></Part>}
    </>
  );
}

export function DocumentView({ id, claim, changes }: { id: string; claim: string; changes: number }): VNode {
  const asked = useAsked((signal) => records(one("document", id), signal), [id], changes);
  return <Answer asked={asked}>{(found) => <Shown key={id} found={found} id={id} claim={claim} />}</Answer>;
}

export function Documents({ changes }: { changes: number }): VNode {
  const [after, setAfter] = useState<string[]>([]);
  const from = after.at(-1) ?? "";
  const asked = useAsked((signal) => records("/api/documents?limit=100&after=" + from, signal), [from], changes);
  return (
    <>
      <h1>{say("documents")}</h1><p class="intro">{say("documents_how")}</p>
      <Answer asked={asked}>{(found) => found.documents.length === 0 && after.length === 0 ? <Empty title={say("nothing_yet")} /> : (
        <>
          <ul class="plain list">{found.documents.map((document) => (
            <li><DocumentLink records={found} id={document.id} /> <small>{[document.publisher, document.published.date ?? say("no_date"), document.path].filter(Boolean).join(" \u00b7 ")}</small></li>))}</ul>
          <p>{after.length > 0 && <button type="button" onClick={() => setAfter(after.slice(0, -1))}>{say("previous")}</button>}{" "}
            {found.documents.length === 100 && <button type="button" onClick={() => setAfter([...after, found.documents.at(-1)?.id ?? ""])}>{say("next")}</button>}</p>
        </>)}</Answer>
    </>
  );
}
