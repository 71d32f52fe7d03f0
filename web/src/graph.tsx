// graph.tsx - first voices and the documents that carry them, laid out by forces that always give the same picture
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { documentName, href, Scroll } from "./parts";
import type { Incident, Records } from "./records";
import { say } from "./words";

interface Node extends SimulationNodeDatum { id: string; name: string; link: string; isVoice: boolean; kind: string }
interface Edge { source: Node; target: Node; isShared: boolean }
const WIDTH = 720;
const MOST = 60;

function shorten(name: string): string { return name.length > 34 ? name.slice(0, 33) + "\u2026" : name; }

function layOut(found: Records, incident: Incident): { nodes: Node[]; edges: Edge[]; height: number } {
  const carries = new Set(incident.documents);
  const says = new Set(incident.claims);
  const voices = found.origins.filter((origin) => origin.standing !== "unresolved" && origin.claims.some((claim) => says.has(claim)));
  const nodes: Node[] = [
    ...voices.slice(0, MOST).map((origin) => ({ id: origin.id, name: origin.name, link: href("origin", origin.id), isVoice: true, kind: origin.standing })),
    ...found.documents.filter((document) => carries.has(document.id)).slice(0, MOST)
      .map((document) => ({ id: document.id, name: documentName(document), link: href("document", document.id), isVoice: false, kind: "document" })),
  ];
  const height = Math.max(200, Math.max(nodes.filter((node) => node.isVoice).length, nodes.filter((node) => !node.isVoice).length) * 30);
  nodes.forEach((node, i) => { node.x = node.isVoice ? 180 : WIDTH - 250; node.y = ((i + 1) * height) / (nodes.length + 1); });
  const at = new Map(nodes.map((node) => [node.id, node]));
  const edges: Edge[] = [];
  const join = (a: string, b: string, isShared: boolean): void => {
    const source = at.get(a);
    const target = at.get(b);
    if (source && target) edges.push({ source, target, isShared });
  };
  for (const origin of voices) for (const carrier of origin.carriers) join(origin.id, carrier, false);
  const joined = new Set<string>();
  for (const link of found.reuse) {
    const key = [link.a.document, link.b.document].sort().join();
    if (!joined.has(key)) join(link.a.document, link.b.document, true);
    joined.add(key);
  }
  forceSimulation(nodes).force("link", forceLink<Node, Edge>(edges).distance(200).strength(0.04)).force("apart", forceManyBody().strength(-20))
    .force("side", forceX<Node>((node) => (node.isVoice ? 200 : WIDTH - 250)).strength(3)).force("middle", forceY(height / 2).strength(0.02))
    .force("room", forceCollide(14)).stop().tick(240);
  for (const node of nodes) node.y = Math.min(height - 12, Math.max(12, node.y ?? 0));
  return { nodes, edges, height };
}

export function OriginsGraph({ found, incident }: { found: Records; incident: Incident }): VNode {
  const { nodes, edges, height } = useMemo(() => layOut(found, incident), [found, incident]);
  return (
    <Scroll label={say("graph")}>
      <svg class="graph" viewBox={`0 0 ${WIDTH} ${height}`} aria-label={say("graph")} role="group">
        {edges.map((edge) => edge.isShared
          ? <path class="shared" d={`M${edge.source.x} ${edge.source.y}C${WIDTH - 290 - Math.abs((edge.source.y ?? 0) - (edge.target.y ?? 0)) / 4} ${edge.source.y} ${WIDTH - 290} ${edge.target.y} ${edge.target.x} ${edge.target.y}`} />
          : <line x1={edge.source.x} y1={edge.source.y} x2={edge.target.x} y2={edge.target.y} />)}
        {nodes.map((node) => (
          <a href={node.link} class={node.kind}>
            <circle cx={node.x} cy={node.y} r="6" />
            <text x={(node.x ?? 0) + (node.isVoice ? -11 : 11)} y={(node.y ?? 0) + 4} text-anchor={node.isVoice ? "end" : "start"}>{shorten(node.name)}<title>{node.name}</title></text>
          </a>))}
      </svg>
    </Scroll>
  );
}
