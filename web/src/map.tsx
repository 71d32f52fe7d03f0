// map.tsx - places on country outlines that the program brings (data/outlines); nothing is fetched from elsewhere
import { scaleLinear } from "d3-scale";
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { Answer, useAsked } from "./parts";
import type { PlaceValue } from "./records";
import { outlines } from "./server";
import { say } from "./words";

type Ring = [number, number][];
let kept: Promise<Ring[]> | null = null;

/** Rings of longitude and latitude: "R", tab, first point in hundredths of a degree, then steps. */
function readRings(text: string): Ring[] {
  return text.split("\n").filter((line) => line.startsWith("R\t")).map((line) => {
    const steps = line.slice(2).split(" ").map(Number);
    let lon = 0;
    let lat = 0;
    const ring: Ring = [];
    for (let i = 0; i + 1 < steps.length; i += 2) {
      lon += steps[i] ?? 0;
      lat += steps[i + 1] ?? 0;
      ring.push([lon / 100, lat / 100]);
    }
    return ring;
  });
}

const WIDTH = 720;
const HEIGHT = 400;
type Placed = PlaceValue & { lat: number; lon: number };

export function PlacesMap({ places }: { places: PlaceValue[] }): VNode {
  const placed = places.filter((place): place is Placed => place.lat !== null && place.lon !== null);
  const asked = useAsked(() => (kept ??= outlines().then(readRings)), [], 0);
  const middle = placed.reduce((sum, place) => sum + place.lat, 0) / Math.max(1, placed.length);
  const view = useMemo(() => {
    const shrink = Math.max(0.2, Math.cos((middle * Math.PI) / 180));  // a degree of longitude is shorter far from the equator
    const lons = placed.map((place) => place.lon * shrink);
    const lats = placed.map((place) => place.lat);
    const span = Math.max(4, (Math.max(...lons) - Math.min(...lons)) * 1.3, ((Math.max(...lats) - Math.min(...lats)) * 1.3 * WIDTH) / HEIGHT);
    const x0 = (Math.max(...lons) + Math.min(...lons)) / 2;
    const y0 = (Math.max(...lats) + Math.min(...lats)) / 2;
    const x = scaleLinear([x0 - span / 2, x0 + span / 2], [0, WIDTH]);
    const high = (span * HEIGHT) / WIDTH;
    const y = scaleLinear([y0 - high / 2, y0 + high / 2], [HEIGHT, 0]);
    return { x: (lon: number) => x(lon * shrink), y: (lat: number) => y(lat) };
  }, [placed.length, middle]);
  if (placed.length === 0) return <p class="soft">{say("no_map")}</p>;
  return (
    <Answer asked={asked}>{(rings) => {
      const path = rings.map((ring) => ring.map(([lon, lat]) => [view.x(lon), view.y(lat)] as const))
        .filter((ring) => ring.some(([x]) => x > -WIDTH) && ring.some(([x]) => x < 2 * WIDTH) && ring.some(([, y]) => y > -HEIGHT) && ring.some(([, y]) => y < 2 * HEIGHT))
        .map((ring) => "M" + ring.map(([x, y]) => x.toFixed(1) + " " + y.toFixed(1)).join("L") + "Z").join("");
      return (
        <>
          <svg class="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say("map") + ": " + placed.map((place) => place.name).join(", ")}>
            <rect class="sea" width={WIDTH} height={HEIGHT} /><path class="land" d={path} fill-rule="evenodd" />
            {placed.map((place, i) => (
              <g transform={`translate(${view.x(place.lon).toFixed(1)} ${view.y(place.lat).toFixed(1)})`}>
                <circle r={place.kind === "country" ? 3 : 6} class={place.kind} /><text x="10" y={i % 2 === 0 ? 5 : -6}>{place.name}</text>
              </g>))}
          </svg>
          <ul class="columns">{placed.map((place) => <li>{place.name} <small>{[place.admin1, place.country, place.lat + ", " + place.lon].filter(Boolean).join(" \u00b7 ")}</small></li>)}</ul>
        </>
      );
    }}</Answer>
  );
}
