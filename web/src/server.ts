// server.ts - the only way to the server: the token, questions, acts, events
import { Records, type Case, type Checkpoint, type Work } from "./records";

const KEPT = "habeas-token";
let token: string | null = sessionStorage.getItem(KEPT);
let wasRefused = false;

/** Tabs of this page give each other the token, so that a second tab need not be launched. */
const tabs = new BroadcastChannel("habeas");
tabs.onmessage = (event: MessageEvent<unknown>) => {
  const data = event.data;
  if (data === "ask" && token !== null) tabs.postMessage({ token });
  // A tab of a server that ended goes on once another tab was let in by the new one.
  if (token === null && wasRefused && typeof data === "object" && data !== null && "token" in data && typeof data.token === "string") {
    sessionStorage.setItem(KEPT, data.token);
    location.reload();
  }
};

function keep(given: string): void {
  token = given;
  sessionStorage.setItem(KEPT, given);
}

function askTabs(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => { tabs.removeEventListener("message", take); resolve(); };
    const take = (event: MessageEvent<unknown>): void => {
      const data = event.data;
      if (typeof data === "object" && data !== null && "token" in data && typeof data.token === "string") {
        keep(data.token);
        done();
      }
    };
    tabs.addEventListener("message", take);
    tabs.postMessage("ask");
    setTimeout(done, 250);
  });
}

/** Takes the word behind # in the address, which goes from the address at once. */
export async function enter(): Promise<void> {
  const word = /^#launch=([0-9a-f]{64})$/.exec(location.hash)?.[1];
  if (word === undefined) {
    if (token === null) await askTabs();
    return;
  }
  history.replaceState(null, "", "/#/");
  const answer = await fetch("/api/launch", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ launch: word }),
  });
  if (!answer.ok) return;
  keep(((await answer.json()) as { token: string }).token);
  tabs.postMessage({ token });
}

/** What the server refused, in its words; 0 when it cannot be reached. */
export class Refused extends Error {
  constructor(readonly status: number, message: string) { super(message); }
}

export function hasToken(): boolean { return token !== null; }

/** Answers that were asked for before the view that wants them stands. */
const ahead = new Map<string, Promise<string>>();
const AHEAD_MS = 3000;
export function askAhead(path: string): Promise<unknown> {
  const answer = ask(path, {}).then((one) => one.text());
  ahead.set(path, answer);
  setTimeout(() => ahead.delete(path), AHEAD_MS);  // nobody wanted it, and it grows old
  return answer.catch(() => null);  // who takes it is told
}

async function read(path: string, signal?: AbortSignal): Promise<string> {
  const answer = ahead.get(path);
  ahead.delete(path);
  return answer ?? (await ask(path, signal ? { signal } : {})).text();
}

async function ask(path: string, init: RequestInit, type?: string): Promise<Response> {
  const headers: Record<string, string> = { "Habeas-Token": token ?? "" };
  if (type !== undefined) headers["Content-Type"] = type;
  let answer: Response;
  try {
    answer = await fetch(path, { ...init, headers, cache: "no-store" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refused(0, "");
  }
  if (answer.ok) return answer;
  let message = answer.statusText;
  try { message = ((await answer.json()) as { message: string }).message; } catch { /* the status must do */ }
  if (answer.status === 401) {
    token = null;
    wasRefused = true;
    sessionStorage.removeItem(KEPT);
  }
  throw new Refused(answer.status, message);
}

export async function records(path: string, signal?: AbortSignal): Promise<Records> {
  return new Records(await read(path, signal));
}
/** Views that show one record, and what the server calls all of its kind. */
const KINDS = { incident: "incidents", document: "documents", claim: "claims", origin: "origins", entity: "entities" } as const;
export type OneView = keyof typeof KINDS;
export function isOneView(name: string): name is OneView { return name in KINDS; }
/** What an origin or a name holds comes in parts, the first with so many; the server gives at most so many, or all. */
export const FEW = 50;
const MOST = 500;
/** The question for one record. */
export function one(view: OneView, id: string, most = FEW): string {
  const isInParts = view === "origin" || view === "entity";
  return `/api/${KINDS[view]}/${encodeURIComponent(id)}${isInParts && most <= MOST ? "?limit=" + most : ""}`;
}

export const SOON = "/api/case?soon=1";
/** `soon`: without waiting until the log is checked. */
export async function theCase(soon: boolean): Promise<Case> { return JSON.parse(await read(soon ? SOON : "/api/case")) as Case; }
export async function checkpoint(): Promise<Checkpoint> { return (await (await ask("/api/checkpoint", {})).json()) as Checkpoint; }
export async function handOut(): Promise<Checkpoint> {
  return (await (await ask("/api/checkpoint", { method: "POST", body: "{}" }, "application/json")).json()) as Checkpoint;
}
export async function look(entries: number): Promise<void> { await ask("/api/look", { method: "POST", body: JSON.stringify({ log_size: entries }) }, "application/json"); }
export async function outlines(): Promise<string> { return (await ask("/api/outlines", {})).text(); }
export async function original(source: string): Promise<Blob> { return (await ask("/api/originals/" + source, {})).blob(); }
export async function startRun(): Promise<void> { await ask("/api/run", { method: "POST", body: "{}" }, "application/json"); }
export async function addFile(file: File): Promise<Records> {
  const path = "/api/add?name=" + encodeURIComponent(file.name);
  return new Records(await (await ask(path, { method: "POST", body: file }, "application/octet-stream")).text());
}

export interface Act { act: string; on: string[]; to?: unknown; reason: string; by: string }
export async function decide(acts: Act[]): Promise<Records> {
  const body = acts.map((act) => JSON.stringify(act)).join("\n") + "\n";
  return new Records(await (await ask("/api/review", { method: "POST", body }, "application/x-ndjson")).text());
}

/** Tells `heard` every state of the server's work; null while it cannot be reached. Goes on until it is stopped. */
export function listen(heard: (work: Work | null) => void): () => void {
  const stop = new AbortController();
  const once = async (): Promise<void> => {
    const answer = await ask("/api/events", { signal: stop.signal });
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) return;
      const events = (rest + piece.value).split("\n\n");
      rest = events.pop() ?? "";
      for (const event of events) {
        if (event.startsWith("data: ")) heard(JSON.parse(event.slice(6)) as Work);
      }
    }
  };
  void (async () => {
    while (!stop.signal.aborted) {
      try { await once(); } catch (error) {
        if (stop.signal.aborted) return;
        heard(null);
        if (error instanceof Refused && error.status === 401) return;
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  })();
  return () => stop.abort();
}
