// page.tsx - enters the case, follows the address, shows the view that it names
import "./page.css";
import { render, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Add } from "./add";
import { ClaimView } from "./claim";
import { Entities, EntityView } from "./entity";
import { DocumentView, Documents } from "./document";
import { IncidentView } from "./incident";
import { Log } from "./log";
import { OriginView, Origins } from "./origins";
import { Overview } from "./overview";
import { Empty, href } from "./parts";
import type { Case, Work } from "./records";
import { Review } from "./review";
import { Search } from "./search";
import { listen, Refused, startRun, theCase } from "./server";
import { entered } from "./start";
import { currentTheme, setTheme, type Theme } from "./theme";
import { currentLanguage, say, setLanguage, type Language, type Word } from "./words";

const VIEWS: { path: string; word: Word }[] = [
  { path: "", word: "overview" }, { path: "review", word: "review" }, { path: "search", word: "search" },
  { path: "documents", word: "documents" }, { path: "origins", word: "origins" }, { path: "entities", word: "names" }, { path: "log", word: "log" }, { path: "add", word: "add" },
];

function partsOf(hash: string): string[] {
  return hash.replace(/^#\/?/, "").split("/").map((part) => { try { return decodeURIComponent(part); } catch { return part; } });
}

function View({ parts, now, changes }: { parts: string[]; now: Case; changes: number }): VNode {
  const [name = "", id = "", other] = parts;
  switch (name) {
    case "incident": return <IncidentView id={id} now={now} changes={changes} />;
    case "document": return <DocumentView id={id} claim={other ?? ""} changes={changes} />;
    case "documents": return <Documents changes={changes} />;
    case "claim": return <ClaimView id={id} now={now} changes={changes} />;
    case "origins": return <Origins changes={changes} />;
    case "origin": return <OriginView key={id} id={id} now={now} changes={changes} />;
    case "entities": return <Entities changes={changes} />;
    case "entity": return <EntityView key={id} id={id} now={now} changes={changes} />;
    case "review": return <Review now={now} changes={changes} />;
    case "search": return <Search asked={id} changes={changes} />;
    case "log": return <Log key={id} entry={id} now={now} changes={changes} />;
    case "add": return <Add now={now} changes={changes} />;
    default: return <Overview now={now} changes={changes} />;
  }
}

function WorkLine({ work, newer }: { work: Work; newer: number }): VNode | null {
  const [error, setError] = useState("");
  const run = (): void => { setError(""); startRun().catch((reason: unknown) => setError(reason instanceof Error ? reason.message : "")); };
  if (work.state === "running") {
    return <div class="banner" role="status">{say("working", { step: work.step, done: work.done, total: work.total })}
      <progress max={Math.max(1, work.total)} value={work.done} aria-label={work.step} /></div>;
  }
  if (work.state === "failed") {
    return <div class="banner conflict" role="alert">{say("work_failed", { message: work.message })} <button type="button" onClick={run}>{say("try_again")}</button></div>;
  }
  if (newer === 0) return null;
  return <div class="banner" role="status">{say("newer", { n: newer })} <button type="button" onClick={run}>{say("bring_in")}</button>{error !== "" && " " + error}</div>;
}

/** `asked`: the answer about the case; `first`: the same, where it came before the page is first drawn. */
function Page({ asked, first }: { asked: Promise<Case>; first: Case | null }): VNode {
  const [hash, setHash] = useState(location.hash);
  const [now, setNow] = useState<Case | null>(first);
  const [work, setWork] = useState<Work | null>(first?.work ?? null);
  const [trouble, setTrouble] = useState<"" | "locked" | "unreachable">("");
  const [language, choose] = useState<Language>(currentLanguage());
  const [theme, chooseTheme] = useState<Theme>(currentTheme());
  const main = useRef<HTMLElement>(null);
  const parts = partsOf(hash);

  useEffect(() => {
    const moved = (): void => { setHash(location.hash); window.scrollTo(0, 0); main.current?.focus({ preventScroll: true }); };
    addEventListener("hashchange", moved);
    let stop = (): void => {};
    // One question at a time: news that come meanwhile are asked for once behind it.
    let isAsking = false, isStale = false, known = JSON.stringify(first?.work);
    const ask = async (given: Promise<Case>): Promise<void> => {
      const soon = await given;
      setNow(soon);
      setWork((told) => told ?? soon.work);
      setTrouble("");
      if (soon.custody === null) setNow(await theCase(false));
    };
    const load = (given?: Promise<Case>): void => {
      isStale = isAsking;
      if (isAsking) return;
      isAsking = true;
      ask(given ?? theCase(true)).catch((error: unknown) => setTrouble(error instanceof Refused && error.status === 401 ? "locked" : "unreachable"))
        .finally(() => { isAsking = false; if (isStale) load(); });
    };
    load(asked);
    stop = listen((heard) => {
      const told = JSON.stringify(heard);
      if (heard !== null && told === known) return;
      known = told;
      if (heard) setWork(heard);
      load();
    });
    return () => { removeEventListener("hashchange", moved); stop(); };
  }, []);

  useEffect(() => {
    const titles: Record<string, Word> = { incident: "incident", document: "document", claim: "claim", origin: "origin", entity: "name" };
    const view = VIEWS.find((one) => one.path === parts[0]);
    document.title = say(view?.word ?? titles[parts[0] ?? ""] ?? "overview") + " - habeas";
  }, [hash, language]);

  const changes = work?.changes ?? 0;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{say("skip")}</a>
      <header class="top">
        <a class="brand" href={href()}>habeas{now && <span> {now.folder}</span>}</a>
        <nav aria-label={say("main_parts")}>
          <ul>{VIEWS.map((view) => (
            <li><a href={href(...(view.path === "" ? [] : [view.path]))} aria-current={parts[0] === view.path ? "page" : undefined}>{say(view.word)}
              {view.path === "review" && (now?.waiting ?? 0) > 0 && <span class="count">{now?.waiting}</span>}</a></li>
          ))}</ul>
        </nav>
        <div class="choices"><label class="language"><span class="hidden">{say("language")}</span>
          <select value={language} onChange={(event) => { const chosen = event.currentTarget.value as Language; setLanguage(chosen); choose(chosen); }}>
            <option value="en" lang="en">English</option><option value="ko" lang="ko">{"\ud55c\uad6d\uc5b4"}</option>
          </select></label>
        <label class="theme"><span class="hidden">{say("theme")}</span>
          <select value={theme} onChange={(event) => { const chosen = event.currentTarget.value as Theme; setTheme(chosen); chooseTheme(chosen); }}>
            <option value="system">{say("theme_system")}</option><option value="light">{say("theme_light")}</option><option value="dark">{say("theme_dark")}</option>
          </select></label></div>
      </header>
      {work !== null && (now !== null || work.state !== "idle") && <WorkLine work={work} newer={now?.newer ?? 0} />}
      {trouble === "unreachable" && <div class="banner conflict" role="alert">{say("unreachable")}</div>}
      <main id="main" ref={main} tabIndex={-1}>
        {trouble === "locked" ? <><h1>habeas</h1><Empty title={say("locked")} how={say("locked_how")} /></>
          : now === null ? <p class="loading" role="status">{say("loading")} ...</p>
          : <View key={language} parts={parts} now={now} changes={changes} />}
      </main>
    </>
  );
}

/** The page is drawn once with what it shows, where the answers come this soon. */
const SOON_MS = 100;
function soon<T>(answer: Promise<T>): Promise<T | null> {
  return Promise.race([answer.catch(() => null), new Promise<null>((resolve) => { setTimeout(() => resolve(null), SOON_MS); })]);
}
setLanguage(currentLanguage());
const parsed = new Promise<void>((resolve) => {
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => resolve(), { once: true }); else resolve();
});
void entered.then(async ([, content, above]) => {
  await parsed;
  const asked = theCase(true);
  const first = await soon(asked);
  // What stands above the content waits until the log is checked; the content does not wait for that.
  await soon(Promise.all(first?.custody == null ? [content] : [content, above]));
  const root = document.getElementById("page");
  if (root) render(<Page asked={asked} first={first} />, root);
});
