// timeline.tsx - days that are said and days of publication on one line of time, and as a list
import { scaleUtc } from "d3-scale";
import type { VNode } from "preact";
import { documentName, href } from "./parts";
import type { Incident, Records } from "./records";
import { dateWords, valueWords } from "./values";
import { say } from "./words";

interface Point { from: Date; to: Date; label: string; link: string; isPublished: boolean; day: string }

function day(text: string | null): Date | null {
  return text !== null && /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) ? new Date(text + "T00:00:00Z".slice(text.length < 10 ? 10 : 0)) : null;
}

function points(found: Records, incident: Incident): Point[] {
  const list: Point[] = [];
  for (const finding of found.findings) {
    const value = finding.value;
    if (finding.incident !== incident.id || value === null || !("basis" in value)) continue;
    const from = day(value.earliest);
    const to = day(value.latest) ?? from;
    if (from && to) list.push({ from, to, label: finding.text, link: href("claim", finding.supports[0] ?? finding.derived_from[0] ?? ""), isPublished: false, day: dateWords(value) });
  }
  for (const document of found.documents) {
    const at = day(document.published.date);
    if (at && incident.documents.includes(document.id)) list.push({ from: at, to: at, label: documentName(document), link: href("document", document.id), isPublished: true, day: document.published.date ?? "" });
  }
  return list.sort((a, b) => a.from.getTime() - b.from.getTime());
}

const WIDTH = 720;
const ROW = 22;

export function Timeline({ found, incident }: { found: Records; incident: Incident }): VNode {
  const list = points(found, incident);
  if (list.length === 0) return <p class="soft">{incident.date ? valueWords(incident.date) : say("no_timeline")}</p>;
  const first = list[0]?.from ?? new Date(0);
  const last = list.reduce((latest, point) => (point.to > latest ? point.to : latest), first);
  const room = Math.max(86400000, (last.getTime() - first.getTime()) * 0.04);
  const x = scaleUtc([new Date(first.getTime() - room), new Date(last.getTime() + room)], [12, WIDTH - 12]);
  const height = list.length * ROW + 34;
  const format = x.tickFormat(6);
  return (
    <>
      <svg class="timeline" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={say("timeline")}>
        {x.ticks(6).map((tick) => <g transform={`translate(${x(tick).toFixed(1)} 0)`}><line y2={height - 20} /><text y={height - 5} text-anchor="middle">{format(tick)}</text></g>)}
        {list.map((point, i) => <g transform={`translate(0 ${i * ROW + 12})`} class={point.isPublished ? "published" : "said"}>
          <line class="span" x1={x(point.from)} x2={x(point.to)} /><circle cx={x(point.from)} r="5" /></g>)}
      </svg>
      <ol class="plain">{list.map((point) => <li><time>{point.day}</time> <small>{say(point.isPublished ? "published" : "happened")}</small> <a href={point.link}>{point.label}</a></li>)}</ol>
    </>
  );
}
