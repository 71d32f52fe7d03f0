// parts.tsx - what all views are made of
import type { ComponentChildren, JSX, VNode } from "preact";
import { useCallback, useEffect, useLayoutEffect, useState } from "preact/hooks";
import { ActForm } from "./act";
import { Bytes, type Case, type Claim, type Decision, type Document, type Finding, type Link, type Records, type Span } from "./records";
import { FEW, Refused } from "./server";
import { claimWords, findingWords, stateSign, stateWord, voiceName } from "./values";
import { currentLanguage, number, plain, say } from "./words";

export function href(...parts: string[]): string { return "#/" + parts.map(encodeURIComponent).join("/"); }

/** An answer that may not be there yet. `again` asks anew and keeps what is shown meanwhile. `isOld`: it answers what was asked before. */
export interface Asked<T> { value: T | null; error: Refused | null; isOld: boolean; again: () => void }

/** Asks whenever one of `on` changes; `changes` counts what happened in the case. `keeps`: shows the answer before until the next is there. */
export function useAsked<T>(ask: (signal: AbortSignal) => Promise<T>, on: unknown[], changes: number, keeps = false): Asked<T> {
  const key = JSON.stringify(on);
  const [state, setState] = useState<{ key: string; value: T | null; error: Refused | null }>({ key, value: null, error: null });
  const [tries, setTries] = useState(0);
  useLayoutEffect(() => {  // not behind the next drawing: the answer could be there by then
    const stop = new AbortController();
    ask(stop.signal).then(
      (value) => { if (!stop.signal.aborted) setState({ key, value, error: null }); },
      (error: unknown) => {
        if (stop.signal.aborted) return;
        setState({ key, value: null, error: error instanceof Refused ? error : new Refused(500, String(error)) });
      });
    return () => stop.abort();
  }, [key, changes, tries]);
  const again = useCallback(() => setTries((count) => count + 1), []);
  if (state.key === key) return { value: state.value, error: state.error, isOld: false, again };
  return { value: keeps ? state.value : null, error: null, isOld: true, again };
}

/** Shows what was asked for, or that it is on its way, or why it cannot be shown. */
export function Answer<T>({ asked, children }: { asked: Asked<T>; children: (value: T) => ComponentChildren }): VNode {
  if (asked.value !== null) return <>{children(asked.value)}</>;
  if (asked.error === null) return <p class="loading" role="status">{say("loading")} ...</p>;
  if (asked.error.status === 404) {
    return <Empty title={say("not_there")} how={say("not_there_how")}><a href={href()}>{say("back")}</a></Empty>;
  }
  return (
    <div class="trouble" role="alert">
      <h2>{say("failed")}</h2>
      <p>{asked.error.status === 0 ? say("unreachable") : asked.error.message}</p>
      <button type="button" onClick={asked.again}>{say("try_again")}</button>
    </div>
  );
}

export function Empty({ title, how, children }: { title: string; how?: string; children?: ComponentChildren }): VNode {
  return <div class="empty"><p class="strong">{title}</p>{how !== undefined && <p>{how}</p>}{children}</div>;
}

export function State({ finding }: { finding: Finding }): VNode {
  return <span class={"state " + finding.state}><span aria-hidden="true">{stateSign(finding.state)}</span> {stateWord(finding)}</span>;
}

/** The text of a finding is English. In another language its fields are put into words, and the text stands behind them. */
export function FindingText({ finding }: { finding: Finding }): VNode {
  if (currentLanguage() === "en") return <>{finding.text}</>;
  return <>{findingWords(finding)} <small lang="en">{finding.text}</small></>;
}

export function documentName(document: Document | undefined): string {
  if (document === undefined) return say("document");
  return document.title ?? document.path.slice(document.path.lastIndexOf("/") + 1);
}
export function DocumentLink({ records, id, claim }: { records: Records; id: string; claim?: string }): VNode {
  const found = records.document(id);
  return <a class="doc" href={claim === undefined ? href("document", id) : href("document", id, claim)} lang={found?.language ?? ""}>{documentName(found)}</a>;
}

export function ClaimLink({ claim }: { claim: Claim }): VNode {
  return (
    <a class="claim" href={href("claim", claim.id)}>
      {claimWords(claim)}
      {claim.mood !== "asserted" && claim.mood !== "reported" && <span class="chip hedge">{plain(claim.mood)}</span>}
      {claim.polarity === "-" && <span class="chip against">{say("denies")}</span>}
    </a>
  );
}

/** From the first voice to the page. */
export function Chain({ chain }: { chain: Link[] }): VNode {
  return (
    <ol class="chain">
      {chain.map((link) => (
        <li>{link.who.startsWith("ent_") ? <a class="voice" href={href("entity", link.who)}>{voiceName(link)}</a>
          : <span class={"voice" + (link.who === "narrator" ? " own" : "")}>{voiceName(link)}</span>}
          <small> {plain(link.rel)}{link.probable === true && ", " + say("probable")}</small></li>
      ))}
    </ol>
  );
}

const CONTEXT = 220;

/** The words of a claim in their surroundings, its shortest span marked. The words are text nodes, whatever they hold. */
export function Passage({ document, claim }: { document: Document; claim: Claim }): VNode {
  const bytes = new Bytes(document.text ?? "");
  const from = bytes.edge(claim.span[0] - CONTEXT);
  const to = bytes.edge(claim.span[1] + CONTEXT);
  const [anchorFrom, anchorTo] = within(claim.anchor, claim.span);
  return (
    <blockquote class="passage" lang={document.language ?? ""} dir="auto">
      <span class="around">{from > 0 && "\u2026 "}{bytes.slice(from, claim.span[0])}</span>
      <mark>
        {bytes.slice(claim.span[0], anchorFrom)}
        <strong>{bytes.slice(anchorFrom, anchorTo)}</strong>
        {bytes.slice(anchorTo, claim.span[1])}
      </mark>
      <span class="around">{bytes.slice(claim.span[1], to)}{to < bytes.length && " \u2026"}</span>
    </blockquote>
  );
}
function within(inner: Span, outer: Span): Span {
  const begin = Math.max(inner[0], outer[0]);
  return inner[1] <= outer[1] && begin <= inner[1] ? [begin, inner[1]] : [outer[0], outer[0]];
}

/** Where `now` is given, each can be taken back. */
export function Decisions({ decisions, now }: { decisions: Decision[]; now?: Case }): VNode {
  const [undoing, setUndoing] = useState("");
  const undone = new Set(decisions.map((decision) => decision.undoes));
  if (decisions.length === 0) return <p class="soft">{say("no_decisions")}</p>;
  return (
    <ol class="plain">
      {decisions.map((decision) => (
        <li data-decision={decision.id}><span class="chip">{decision.undoes !== undefined && say("undo") + ": "}{plain(decision.act)}</span> {decision.by}, <time dateTime={decision.at}>{decision.at}</time>: {decision.reason}
          <small> {say("entry_no", { n: decision.seq })}</small>
          {now !== undefined && !undone.has(decision.id) && <> <button type="button" class="small" onClick={() => setUndoing(decision.id)}>{say("undo")}</button></>}
          {now !== undefined && undoing === decision.id && <ActForm now={now} kind="undo" on={[decision.id]} cancel={() => setUndoing("")} done={() => setUndoing("")} />}</li>
      ))}
    </ol>
  );
}

/** A list of which the first are shown, and more when asked for. Of `total` only the first may be here: `need` brings so many. */
export function Many<T>({ all, total = all.length, need, first = FEW, show, plain: isPlain = false }: {
  all: T[]; total?: number; need?: (most: number) => void; first?: number; show: (one: T) => ComponentChildren; plain?: boolean;
}): VNode {
  const [most, setMost] = useState(first);
  const shown = all.slice(0, most);
  const more = (): void => { setMost(most * 2); if (most * 2 > all.length) need?.(most * 2); };
  return (
    <>
      <ul class={isPlain ? "plain" : undefined}>{shown.map((one) => <li>{show(one)}</li>)}</ul>
      {total > shown.length && <p><button type="button" onClick={more}>{say("more_n", { n: number(total - shown.length) })}</button></p>}
    </>
  );
}

/** How many of a list are asked for, and what asks for more of them. */
export function useMost(): [number, (most: number) => void] {
  const [most, setMost] = useState(FEW);
  return [most, (wanted) => setMost((before) => Math.max(before, wanted))];
}

/** What stands below the first screen: made when what is above it was drawn. */
export function Later({ children }: { children: () => ComponentChildren }): VNode {
  const [isTime, setTime] = useState(false);
  useEffect(() => setTime(true), []);  // runs behind the drawing
  return isTime ? <>{children()}</> : <p class="loading" />;
}

/** A part of a page with its heading. */
export function Part({ title, how, children, id }: { title: string; how?: string; children: ComponentChildren; id?: string }): VNode {
  return <section id={id}><h2>{title}</h2>{how !== undefined && <p class="intro">{how}</p>}{children}</section>;
}

/** A wide table or picture that scrolls by itself, also by keyboard. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }): VNode {
  const attributes: JSX.HTMLAttributes<HTMLDivElement> = { role: "region", tabIndex: 0, "aria-label": label };
  return <div class="scroll" {...attributes}>{children}</div>;
}
