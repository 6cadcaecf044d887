// The Americas as SVG paths, made when the site is built: Natural Earth's countries (public domain) from world-atlas,
// simplified along their shared borders, so that neighbours stay neighbours, and projected on two sheets.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoAzimuthalEqualArea, geoBounds, geoCentroid, geoPath } from "d3-geo";
import { feature } from "topojson-client";

const SHEETS = {
  americas: { width: 620, height: 800, center: [-86, 10], box: [[-128, 66], [-38, -55.5]], tolerance: 0.18, least: 2 },
  caribbean: { width: 760, height: 500, center: [-74, 16], box: [[-92.4, 27.4], [-53.5, 6.8]], tolerance: 0.045, least: 2 },
};

/** Everything the pages need, by the ISO 3166-1 numeric code of each country: `{sheet: {width, height, shapes}}`. */
export function americas() {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const world = JSON.parse(readFileSync(file, "utf-8"));
  return Object.fromEntries(Object.entries(SHEETS).map(([name, sheet]) => [name, drawn(world, sheet)]));
}

function drawn(world, { width, height, center, box, tolerance, least }) {
  const corners = { type: "MultiPoint", coordinates: [...box, [box[0][0], box[1][1]], [box[1][0], box[0][1]]] };
  const projection = geoAzimuthalEqualArea()
    .rotate([-center[0], -center[1]])
    .fitExtent([[2, 2], [width - 2, height - 2]], corners)
    .clipExtent([[-2, -2], [width + 2, height + 2]]);
  const path = geoPath(projection).digits(1);
  const shapes = {};
  for (const country of feature(simplified(world, tolerance), world.objects.countries).features) {
    const parts = country.geometry?.type === "Polygon" ? [country.geometry.coordinates] : (country.geometry?.coordinates ?? []);
    const all = parts
      .map((coordinates) => ({ type: "Polygon", coordinates }))
      .filter((polygon) => geoArea(polygon) < 2 * Math.PI)  // an islet that simplifying turned inside out
      .sort((a, b) => geoArea(b) - geoArea(a));
    const near = all.filter((polygon) => american(geoCentroid(polygon)));
    const polygons = near.filter((polygon, rank) => rank === 0 || path.area(polygon) > least);
    if (!country.id || !polygons.length) continue;
    const whole = { type: "MultiPolygon", coordinates: polygons.map((polygon) => polygon.coordinates) };
    const at = polygons.map((polygon) => [path.area(polygon), path.centroid(polygon)]).sort((a, b) => b[0] - a[0])[0];
    if (!at[1].every((value) => Number.isFinite(value))) continue;
    const seat = { at: at[1].map(Math.round), inside: within(whole, box), home: near[0] === all[0] };
    const drawn = shapes[country.id] ?? { d: "", area: 0, ...seat };
    shapes[country.id] = { ...drawn, d: drawn.d + (path(whole) ?? ""), area: Math.round(drawn.area + path.area(whole)) };
  }
  return { width, height, shapes };
}

function american([longitude, latitude]) {
  return longitude > -170 && longitude < -30 && latitude > -57;
}

function within(shape, [[west, north], [east, south]]) {
  const [[left, bottom], [right, top]] = geoBounds(shape);
  return left > west && right < east && top < north && bottom > south;
}

/** The topology with each arc simplified (Douglas and Peucker 1973), in degrees, its ends kept. */
function simplified(world, tolerance) {
  const { scale, translate } = world.transform;
  const arcs = world.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map(([right, up]) => {
      [x, y] = [x + right, y + up];
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
    const kept = thinned(points, tolerance);
    return kept.length < 4 && closed(points) ? points : kept;
  });
  return { type: world.type, objects: world.objects, arcs };
}

function closed(points) {
  const [first, last] = [points[0], points[points.length - 1]];
  return first[0] === last[0] && first[1] === last[1];
}

function thinned(points, tolerance) {
  if (points.length < 3) return points;
  const [first, last] = [points[0], points[points.length - 1]];
  let [far, at] = [0, 0];
  for (let index = 1; index < points.length - 1; index++) {
    const distance = apart(points[index], first, last);
    if (distance > far) [far, at] = [distance, index];
  }
  if (far <= tolerance) return [first, last];
  return [...thinned(points.slice(0, at + 1), tolerance).slice(0, -1), ...thinned(points.slice(at), tolerance)];
}

/** How far a point is from the stretch between two others, in degrees of latitude. */
function apart([x, y], [x1, y1], [x2, y2]) {
  const narrow = Math.cos((y * Math.PI) / 180);
  const [dx, dy, px, py] = [(x2 - x1) * narrow, y2 - y1, (x - x1) * narrow, y - y1];
  const along = dx || dy ? Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy))) : 0;
  return Math.hypot(px - along * dx, py - along * dy);
}
