// add.tsx - files into the case: each is kept, what cannot be read is told
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Case } from "./records";
import { addFile, startRun } from "./server";
import { number, say } from "./words";

interface Row { name: string; bytes: number; state: "being_added" | "added" | "add_failed"; words: string }

export function Add({ now }: { now: Case; changes: number }): VNode {
  const [rows, setRows] = useState<Row[]>([]);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: File[]): Promise<void> => {
    const start = rows.length;
    setRows((all) => [...all, ...files.map((file): Row => ({ name: file.name, bytes: file.size, state: "being_added", words: "" }))]);
    for (const [i, file] of files.entries()) {
      let state: Row["state"] = "added";
      let words = "";
      try {
        const kept = await addFile(file);
        words = kept.problems.map((problem) => say("not_read", { message: problem.message })).join(" ") || (kept.sources[0]?.sha256 ?? "");
      } catch (error) { state = "add_failed"; words = error instanceof Error ? error.message : String(error); }
      setRows((all) => all.map((row, at) => (at === start + i ? { ...row, state, words } : row)));
    }
  };
  const isDone = rows.length > 0 && rows.every((row) => row.state !== "being_added");
  return (
    <>
      <h1>{say("add")}</h1>
      <div class={"drop" + (over ? " over" : "")} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); void take([...(event.dataTransfer?.files ?? [])]); }}>
        <p>{say("add_how")}</p>
        <p><button type="button" class="main" onClick={() => input.current?.click()}>{say("choose_files")}</button>
          <input ref={input} class="hidden" type="file" multiple tabIndex={-1} aria-label={say("choose_files")}
            onChange={(event) => { const chosen = [...(event.currentTarget.files ?? [])]; event.currentTarget.value = ""; void take(chosen); }} /></p>
      </div>
      <ul class="plain list" aria-live="polite">{rows.map((row) => (
        <li class={row.state}><strong>{row.name}</strong> <small>{number(row.bytes)} B</small> <span class={"chip" + (row.state === "add_failed" ? " against" : "")}>{say(row.state)}</span> <code class="hash">{row.words}</code></li>))}</ul>
      {isDone && (now.newer ?? 0) > 0 && <p>{say("add_after")} <button type="button" class="main" onClick={() => void startRun().catch(() => undefined)}>{say("bring_in")}</button></p>}
    </>
  );
}
