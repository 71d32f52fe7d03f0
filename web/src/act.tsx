// act.tsx - who decides, and the form of a decision
import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Case } from "./records";
import { decide, type Act } from "./server";
import { say, type Word } from "./words";

const KEPT = "habeas-name";
export function keptName(now: Case): string { return localStorage.getItem(KEPT) ?? now.by ?? ""; }
export function keepName(name: string): void { localStorage.setItem(KEPT, name); }

export type Kind = "accept" | "reject" | "correct" | "comment" | "ask" | "merge" | "split" | "link" | "unlink" | "undo";

/** These are recorded for each record by itself; the others are one act on all of them. */
const EACH: Kind[] = ["accept", "reject", "comment", "ask"];

/** Asks for a reason (and a value where one is corrected), then records the act on `on`. `on` is empty as long as what `children`
    ask for was not chosen; what bears data-first among them has the focus first, else the reason. */
export function ActForm({ now, kind, on, value, children, done, cancel }: {
  now: Case; kind: Kind; on: string[]; value?: unknown; children?: ComponentChildren; done: (id: string, kind: Kind) => void; cancel: () => void;
}): VNode {
  const [name, setName] = useState(keptName(now));
  const [reason, setReason] = useState(kind === "accept" ? say("default_accept") : "");
  const [to, setTo] = useState(JSON.stringify(value ?? null, null, 1));
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    form.current?.querySelector<HTMLElement>("[data-first]")?.focus();
    if (document.activeElement?.closest("form.act") === null) form.current?.querySelector<HTMLElement>("[data-reason]")?.focus();
  }, []);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (name.trim() === "") return setError(say("need_name"));
    if (reason.trim() === "") return setError(say("need_reason"));
    if (on.length === 0) return setError(say("need_choice"));
    const act: Act = { act: kind, on, reason, by: name.trim() };
    if (kind === "correct") {
      try { act.to = JSON.parse(to) as unknown; } catch (problem) { return setError(String(problem)); }
    }
    setBusy(true);
    try {
      const acts = !EACH.includes(kind) || on.length < 2 ? [act] : on.map((id) => ({ ...act, on: [id] }));
      const made = await decide(acts);
      keepName(name.trim());
      done(made.decisions[0]?.id ?? "", kind);
    } catch (problem) { setError(problem instanceof Error ? problem.message : String(problem)); }
    setBusy(false);
  };
  return (
    <form class="act" ref={form} onSubmit={(event) => void send(event)} onKeyDown={(event) => { if (event.key === "Escape") cancel(); event.stopPropagation(); }}>
      <p class="strong">{say(kind as Word)}</p>
      {children}
      <label>{say("your_name")}<input value={name} autoComplete="name" onInput={(event) => setName(event.currentTarget.value)} /></label>
      {kind === "correct" && <label>{say("corrected_to")}<textarea rows={6} value={to} onInput={(event) => setTo(event.currentTarget.value)} /></label>}
      <label>{say("reason")}<textarea rows={2} value={reason} data-reason
        onInput={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === "Enter" && !event.shiftKey) { event.preventDefault(); event.currentTarget.form?.requestSubmit(); } }} /></label>
      {error !== "" && <p class="error" role="alert">{error}</p>}
      <p><button type="submit" class="main" disabled={busy}>{say("record_it")}</button> <button type="button" onClick={cancel}>{say("cancel")}</button></p>
    </form>
  );
}
