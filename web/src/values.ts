// values.ts - values of the contract in plain words
import type { Claim, DateValue, Finding, Link, Quantity, Value } from "./records";
import { currentLanguage, dateIn, number, plain, say, type Word } from "./words";

function amount(quantity: Quantity, value: number): string {
  return quantity.share ? number(Math.round(value * 10000) / 100) + " %" : number(value);
}

const MANY: Record<string, string> = { person: "people", child: "children", man: "men", woman: "women", body: "bodies" };

/** The counted noun; English has a plural. Codes such as USD or km stay. */
function unitWords(q: Quantity): string {
  if (q.unit === null || q.share) return "";
  if (currentLanguage() === "ko" && q.unit === "person") return "\uba85";
  const isCode = !/^[a-z_ ]{3,}$/.test(q.unit);
  if (isCode || currentLanguage() !== "en" || q.point === 1) return " " + plain(q.unit);
  return " " + (MANY[q.unit] ?? plain(q.unit) + (/(s|x|ch)$/.test(q.unit) ? "es" : "s"));
}

function quantityWords(q: Quantity): string {
  const unit = unitWords(q);
  if (q.point !== null) return q.bound === "approx" ? say("about", { n: amount(q, q.point) + unit }) : amount(q, q.point) + unit;
  if (q.lo !== null && q.hi !== null) {
    const both = q.lo === q.hi ? amount(q, q.lo) : say("between", { a: amount(q, q.lo), b: amount(q, q.hi) });
    return both + unit;
  }
  if (q.hi !== null) return say(q.hi_open ? "less_than" : "up_to", { n: amount(q, q.hi) + unit });
  if (q.lo !== null) return say(q.lo_open ? "more_than" : "at_least", { n: amount(q, q.lo) + unit });
  return say("not_known");
}

/** A plain EDTF day, month or year as people write it; an unknown year stays unknown. Other forms stay as they are. */
function edtfWords(edtf: string): string {
  const [, year, month, day] = /^(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf) ?? [];
  if (year === undefined || (year === "XXXX" && month === undefined)) return edtf;
  const words = dateIn(year, month, day);
  return year === "XXXX" ? words + " " + say("no_year") : words;
}

export function dateWords(date: DateValue): string {
  if (date.edtf !== null) return edtfWords(date.edtf);
  if (date.earliest !== null && date.latest !== null) {
    return date.earliest === date.latest ? date.earliest : say("between", { a: date.earliest, b: date.latest });
  }
  return date.timex ?? say("not_known");
}

export function valueWords(value: Value): string {
  if (value === null) return "";
  if ("bound" in value) return quantityWords(value);
  if ("basis" in value) return dateWords(value);
  if ("stage" in value) return plain(value.stage);
  return value.name;
}

/** A claim in a few words: its value, or what it tells of. */
export function claimWords(claim: Claim): string {
  const value = valueWords(claim.value);
  const about = plain(claim.subkind);
  return value === "" ? about : value + " (" + about + ")";
}

const STATES = ["agreed", "single_origin", "hedged", "conflict", "not_comparable", "derived", "denied", "unknown"];
export function stateWord(finding: Finding): string {
  return STATES.includes(finding.state) ? say(finding.state as Word) : plain(finding.state);
}
/** What a finding says, from its fields, where its own English text is not for the reader. */
export function findingWords(finding: Finding): string {
  const isOpen = finding.state === "conflict" || finding.state === "not_comparable";
  const value = isOpen ? "" : valueWords(finding.value);
  const head = plain(finding.attribute) + (value === "" ? "" : ": " + value);
  if (finding.state === "unknown") return head + " \u2013 " + say("by_nobody");
  if (finding.state === "derived") return head + " \u2013 " + say("follows_from", { n: number(finding.derived_from.length) });
  const told = say("by_whom", { d: number(finding.documents), o: number(finding.identified_origins) });
  const differs = finding.state === "conflict" ? say("figures_differ") + ", " : "";
  const against = finding.opposes.length === 0 ? "" : "; " + say("against_n", { s: number(finding.supports.length), p: number(finding.opposes.length) });
  return head + " \u2013 " + differs + told + against;
}
/** Said beside the colour, never by the colour alone. */
export function stateSign(state: string): string {
  return { agreed: "=", single_origin: "1", hedged: "~", conflict: "\u2260", not_comparable: "\u2225", derived: "\u2234", denied: "\u00d7", unknown: "?" }[state] ?? "";
}

export function voiceName(link: Link): string {
  if (link.who === "narrator") return say("own_voice");
  return link.who === "unnamed" && link.name === "" ? say("unnamed") : link.name;
}
