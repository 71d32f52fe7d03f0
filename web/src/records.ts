// records.ts - the records of docs/contract.md as types, and a set of them from an answer of the server

export type Span = [number, number];
export interface Quantity {
  lo: number | null; hi: number | null; lo_open: boolean; hi_open: boolean; point: number | null;
  bound: "exact" | "upper" | "lower" | "approx" | "range" | "vague"; unit: string | null; share: boolean;
  trend?: string; concept?: string;
}
export interface DateValue { edtf: string | null; earliest: string | null; latest: string | null; timex: string | null; basis: string }
export interface PlaceValue {
  name: string; geonames: number | null; lat: number | null; lon: number | null; country: string | null;
  admin1: string | null; kind: string;
}
export interface NamedValue { id: string; name: string }
export interface StageValue { stage: string }
export type Value = Quantity | DateValue | PlaceValue | NamedValue | StageValue | null;

export interface Source {
  type: "source"; id: string; sha256: string; bytes: number; media_type: string; path: string; url?: string;
  collected?: string; custody: number | null;
}
export interface Region { id: string; kind: string; span: Span; note?: string; publisher?: string }
export interface Document {
  type: "document"; id: string; source: string; path: string; url?: string; language: string | null;
  encoding: { name: string; basis: string }; title: string | null; publisher: string | null; authors: string[];
  published: { date: string | null; basis: string }; main: Span[]; regions: Region[]; text?: string;
}
export interface Mention { type: "mention"; id: string; document: string; kind: string; span: Span; quote: string; value: Value }
export interface Attribution { type: "attribution"; id: string; document: string; source: Span[]; cue: Span[]; content: Span[] }
export interface Role { role: string; span: Span; quote: string; ref: string | null }
export interface Link { who: string; name: string; rel: string; span?: Span; probable?: boolean }
export interface Claim {
  type: "claim"; id: string; document: string; kind: string; subkind: string; span: Span; source_span: Span | null;
  quote: string; anchor: Span; value: Value; roles: Role[]; chain: Link[]; mood: string; polarity: "+" | "-";
  incident?: string; also?: Span[]; made_by: { name: string; version: string };
}
export interface ReuseEnd { document: string; span: Span }
export interface Reuse { type: "reuse"; id: string; kind: "copy" | "passage" | "quotation"; a: ReuseEnd; b: ReuseEnd; words: number; containment: number }
export interface Reasoned { id: string; reason?: string; rel?: string }
export interface Incident {
  type: "incident"; id: string; label: string; event: string | null; date: DateValue | null; places: PlaceValue[];
  parties: { role: string; ref: string; name: string }[]; documents: string[]; claims: string[]; parent?: string;
  related: Reasoned[]; kept_apart: Reasoned[]; merged: Reasoned[];
}
export interface Origin {
  type: "origin"; id: string; name: string; kind: string; standing: "identified" | "unresolved" | "counter";
  carriers: string[]; claims: string[]; merged: Reasoned[];
}
/** An origin in few words: how many carry it, how many claims it makes. */
export interface OriginHead {
  type: "origin_head"; id: string; name: string; kind: string; standing: "identified" | "unresolved" | "counter"; carriers: number; claims: number;
}
export interface Finding {
  type: "finding"; id: string; incident: string | null; attribute: string; state: string; value: Value; text: string;
  supports: string[]; opposes: string[]; identified_origins: number; unresolved_origins: string[]; documents: number;
  derived_from: string[];
}
export interface Hit { type: "hit"; id: string; document: string; claim?: string; span: Span; quote: string; highlights: Span[] }
export interface Decision {
  type: "decision"; id: string; seq: number; at: string; by: string; act: string; on: string[]; from?: unknown;
  to?: unknown; reason: string; undoes?: string;
}
export interface Entity { type: "entity"; id: string; name: string; kind: string; mentions: number; claims: number }
/** The words before and behind a mention. */
export interface Around { type: "around"; mention: string; before: string; after: string }
export interface Change { type: "change"; incident: string; documents: string[]; claims: number; is_new: boolean }
/** What is new since an entry of the log; since null: no earlier look is known, and the rest is left out. */
export interface Changes {
  type: "changes"; since: number | null; at: string | null; entries: number; received: number; decided: number; derived: number;
  documents: number; incidents: number; problems: number; program_before: string | null; program_now: string | null;
}
export interface Problem { type: "problem"; id: string; source: string | null; path: string; code: string; message: string }
export interface Queue { type: "queue"; left: number; claims: number }
export interface Entry { type: "entry"; number: number; time: string; kind: string; fields: Record<string, string | null> }
export interface Work { type: "work"; state: "idle" | "running" | "failed"; step: string; done: number; total: number; message: string; changes: number }
export interface Case {
  type: "case"; version: string; folder: string; by: string | null; has_records: boolean; counts: Record<string, number>;
  /** What follows from the log is null until the server has checked it. */
  newer: number | null; log_size: number | null; anchored: number | null; custody: string | null; two_persons: boolean | null;
  standing: number | null; waiting: number | null; work: Work;
}
export interface Checkpoint { type: "checkpoint"; log: string; log_size: number; root: string; key: string; note: string; unanchored_since?: number; cosigned_below?: number; stamped_below?: number }

type Any = Source | Document | Mention | Attribution | Claim | Reuse | Incident | Origin | OriginHead | Finding | Hit | Decision | Problem | Queue | Entry | Entity | Around | Change | Changes;

/** The records of one answer, by kind and by id. */
export class Records {
  readonly sources: Source[] = [];
  readonly documents: Document[] = [];
  readonly mentions: Mention[] = [];
  readonly attributions: Attribution[] = [];
  readonly claims: Claim[] = [];
  readonly reuse: Reuse[] = [];
  readonly incidents: Incident[] = [];
  readonly origins: Origin[] = [];
  readonly originHeads: OriginHead[] = [];
  readonly findings: Finding[] = [];
  readonly hits: Hit[] = [];
  readonly decisions: Decision[] = [];
  readonly problems: Problem[] = [];
  readonly entries: Entry[] = [];
  readonly entities: Entity[] = [];
  readonly changed: Change[] = [];
  readonly around = new Map<string, Around>();
  changes: Changes | null = null;
  queue: Queue | null = null;
  private readonly byId = new Map<string, Any>();

  constructor(lines: string) {
    const lists: Record<string, unknown[]> = {
      source: this.sources, document: this.documents, mention: this.mentions, attribution: this.attributions,
      claim: this.claims, reuse: this.reuse, incident: this.incidents, origin: this.origins, finding: this.findings,
      hit: this.hits, decision: this.decisions, problem: this.problems, entry: this.entries,
      origin_head: this.originHeads, entity: this.entities, change: this.changed,
    };
    for (const line of lines.split("\n")) {
      if (line === "") continue;
      const record = JSON.parse(line) as Any;
      if (record.type === "queue") this.queue = record;
      if (record.type === "changes") this.changes = record;
      if (record.type === "around") this.around.set(record.mention, record);
      lists[record.type]?.push(record);
      if ("id" in record) this.byId.set(record.id, record);
    }
  }

  source(id: string): Source | undefined { return this.of(id, "source"); }
  document(id: string): Document | undefined { return this.of(id, "document"); }
  claim(id: string): Claim | undefined { return this.of(id, "claim"); }
  origin(id: string): Origin | undefined { return this.of(id, "origin"); }
  incident(id: string): Incident | undefined { return this.of(id, "incident"); }
  entity(id: string): Entity | undefined { return this.of(id, "entity"); }
  originOf(claim: string): Origin | undefined { return this.origins.find((origin) => origin.claims.includes(claim)); }
  decisionsOn(id: string): Decision[] { return this.decisions.filter((decision) => decision.on.includes(id)); }

  private of<T extends Any>(id: string, type: T["type"]): T | undefined {
    const record = this.byId.get(id);
    return record?.type === type ? (record as T) : undefined;
  }
}

/** A text whose parts are asked for by bytes, as all spans count. */
export class Bytes {
  private readonly bytes: Uint8Array;
  private static readonly decoder = new TextDecoder();
  constructor(text: string) { this.bytes = new TextEncoder().encode(text); }
  get length(): number { return this.bytes.length; }
  slice(begin: number, end: number): string { return Bytes.decoder.decode(this.bytes.subarray(begin, end)); }
  /** The nearest begin of a character at or before this byte. */
  edge(at: number): number {
    let edge = Math.max(0, Math.min(at, this.bytes.length));
    while (edge > 0 && edge < this.bytes.length && ((this.bytes[edge] ?? 0) & 0xc0) === 0x80) --edge;
    return edge;
  }
}
