// The track of a run on a map. Leaflet is loaded before as a plain script; colours are classes.
import { movedByKeys } from "./shared-cursor.js";
import { units } from "./units.js";

const MOST_MARKS = 20;
const DISTANCES = [1, 2, 5, 10, 20, 50, 100];

function label(text, kind, above = 10) {
  const element = document.createElement("span");
  element.textContent = text;
  const size = [Math.max(20, 10 + 7 * text.length), 20];
  return L.divIcon({ className: `map-mark ${kind}`, html: element, iconSize: size, iconAnchor: [size[0] / 2, above] });
}

function marker(map, place, text, kind, above) {
  L.marker(place, { icon: label(text, kind, above), interactive: false, keyboard: false }).addTo(map);
}

/** Pieces of the same colour, each beginning where the one before ends. */
function pieces({ places, speeds, steps, starts }) {
  const gaps = new Set(starts);
  const level = (value) => (value === null ? "none" : steps.filter((step) => value >= step).length);
  const found = [];
  let last = null;
  let before = null;
  places.forEach((place, index) => {
    if (gaps.has(index)) before = null;
    if (!place) return;
    if (before) {
      const kind = `speed-${level(speeds[index])}`;
      if (last?.kind === kind && last.places.at(-1) === before) last.places.push(place);
      else found.push((last = { kind, places: [before, place] }));
    }
    before = place;
  });
  return found;
}

/** A mark at every kilometre or mile, or at fewer. */
function marks(map, { places, far }) {
  if (!far) return;
  const all = far.at(-1);
  const every = DISTANCES.find((it) => all / it <= MOST_MARKS) ?? 1000;
  let next = every;
  for (let i = 1; i < far.length; i++) {
    if (far[i] < next) continue;
    if (places[i]) marker(map, places[i], String(next), "");
    next = (Math.floor(far[i] / every) + 1) * every;
  }
}

function nearestPlace(map, places, latlng) {
  const wanted = map.latLngToContainerPoint(latlng);
  let best = null;
  let least = Infinity;
  places.forEach((place, index) => {
    if (!place) return;
    const away = wanted.distanceTo(map.latLngToContainerPoint(place));
    if (away < least) [least, best] = [away, index];
  });
  return best;
}

/** Draws a track ({places, speeds, far, steps, starts}) into an element. */
export function runMap(element, track, cursor) {
  const words = element.dataset;
  const map = L.map(element, {
    keyboard: false,
    zoomControl: false,
    attributionControl: false,
    scrollWheelZoom: false,
    zoomSnap: 0.5,
    maxZoom: 18,
    fadeAnimation: false,
    zoomAnimation: false,
  });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  L.control.scale({ imperial: units.distance.unit === "mi", metric: units.distance.unit !== "mi" }).addTo(map);
  const known = track.places.filter(Boolean);
  map.fitBounds(L.latLngBounds(known), { padding: [24, 24], maxZoom: 17 });
  if (words.tiles) {
    const text = document.createElement("span");
    text.textContent = words.attribution;
    L.control.attribution({ prefix: false }).addAttribution(text.innerHTML).addTo(map);
    // Servers of tiles want to know which site asks; the rest of the address is nobody's business.
    L.tileLayer(words.tiles, { referrerPolicy: "origin", maxZoom: 19 }).addTo(map);
  }
  const parts = pieces(track);
  parts.forEach((piece) => L.polyline(piece.places, { className: "track-case", weight: 7, interactive: false }).addTo(map));
  parts.forEach((piece) => L.polyline(piece.places, { className: piece.kind, weight: 4, interactive: false }).addTo(map));
  marks(map, track);
  // Beside each other where a run ends where it began.
  marker(map, known.at(-1), words.end, "map-end", -6);
  marker(map, known[0], words.start, "map-end", 26);
  const mark = L.circleMarker(known[0], { radius: 7, weight: 2, fillOpacity: 1, className: "map-cursor", interactive: false });
  cursor.onMove((at) => {
    const place = at === null ? null : track.places[at];
    if (place) mark.setLatLng(place).addTo(map);
    else mark.remove();
  });
  const follow = (event) => cursor.set(nearestPlace(map, track.places, event.latlng));
  map.on("mousemove", follow);
  map.on("click", follow);
  movedByKeys(element, cursor);
  return map;
}
