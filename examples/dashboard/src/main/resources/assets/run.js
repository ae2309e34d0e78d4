import { decimals, draw } from "./chart-parts.js";
import { profileChart } from "./profile-chart.js";
import { runMap } from "./run-map.js";
import { sharedCursor } from "./shared-cursor.js";

const whole = decimals(0);
const one = decimals(1);
const two = decimals(2);
const digits = (value) => String(value).padStart(2, "0");
const clock = (seconds) => {
  const all = Math.round(seconds);
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  return hours ? `${hours}:${digits(minutes)}:${digits(all % 60)}` : `${minutes}:${digits(all % 60)}`;
};

const rates = {
  pace: { of: (speed) => 1000 / speed / 60, format: (minutes) => clock(minutes * 60), unit: "/km", reverse: true },
  speed: { of: (speed) => speed * 3.6, format: one, unit: "km/h", reverse: false },
};

function places({ latitude, longitude }) {
  return latitude?.map((north, index) => (north === null || longitude[index] === null ? null : [north, longitude[index]]));
}

/** What is at the cursor, in words. */
function words(view, rate, at) {
  const of = (column, format, unit) => (column?.[at] == null ? null : `${format(column[at])} ${unit}`);
  return [
    of(view.distance, (metres) => two(metres / 1000), "km"),
    clock(view.time[at]),
    of(view.altitude, whole, "m"),
    of(view.speed, (speed) => rate.format(rate.of(speed)), rate.unit),
    of(view.heart_rate, whole, "bpm"),
  ]
    .filter((text) => text !== null)
    .join(" · ");
}

function show(element, view) {
  const { axis, rate: chosen } = element.dataset;
  const rate = rates[chosen];
  const cursor = sharedCursor(view.time.length - 1);
  const byDistance = axis === "distance" && view.distance;
  const x = byDistance ? view.distance.map((metres) => metres / 1000) : view.time.map((seconds) => seconds / 60);
  const along = byDistance ? (value) => `${Number(value.toFixed(2))} km` : (minutes) => clock(minutes * 60);
  const chart = (id, inMinutes, values) => {
    const canvas = document.getElementById(id);
    const minutes = { x: !byDistance, y: inMinutes };
    if (canvas) profileChart(canvas, { x, along, minutes, starts: view.starts, ...values }, cursor);
  };
  chart("altitude", false, { y: view.altitude, format: whole, reverse: false, area: true });
  const speeds = view.speed?.map((speed) => (speed === null ? null : rate.of(speed)));
  chart("rate", chosen === "pace", { y: speeds, format: rate.format, reverse: rate.reverse, area: false });
  const map = document.getElementById("map");
  if (map) {
    const { distance, starts, speed_steps: steps } = view;
    const speed = view.speed ?? view.time.map(() => null);
    runMap(map, { places: places(view), speed, distance, steps, starts }, cursor);
  }
  const readout = document.getElementById("cursor");
  if (readout) cursor.onMove((at) => (readout.textContent = at === null ? readout.dataset.hint : words(view, rate, at)));
}

draw([[document.getElementById("run"), show]]);
