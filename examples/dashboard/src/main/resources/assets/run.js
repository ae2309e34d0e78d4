import { draw } from "./draw.js";
import { profileChart } from "./profile-chart.js";
import { runMap } from "./run-map.js";
import { sharedCursor } from "./shared-cursor.js";
import { decimals, units } from "./units.js";

const whole = decimals(0);
const two = decimals(2);
const { distance, height, speed } = units;
const digits = (value) => String(value).padStart(2, "0");
const clock = (seconds) => {
  const all = Math.round(seconds);
  const [hours, minutes] = [Math.floor(all / 3600), Math.floor(all / 60) % 60];
  return hours ? `${hours}:${digits(minutes)}:${digits(all % 60)}` : `${minutes}:${digits(all % 60)}`;
};

const rates = {
  pace: { of: (stored) => 60 / speed.of(stored), format: (minutes) => clock(minutes * 60), unit: `/${distance.unit}`, reverse: true },
  speed: { of: speed.of, format: speed.text, unit: speed.unit, reverse: false },
};

function places({ latitude, longitude }) {
  return latitude?.map((north, index) => (north === null || longitude[index] === null ? null : [north, longitude[index]]));
}

/** What is at the cursor, in words. */
function words(view, rate, at) {
  const of = (column, format, unit) => (column?.[at] == null ? null : `${format(column[at])} ${unit}`);
  return [
    of(view.distance, (metres) => two(distance.of(metres)), distance.unit),
    clock(view.time[at]),
    of(view.altitude, (metres) => height.text(height.of(metres)), height.unit),
    of(view.speed, (stored) => rate.format(rate.of(stored)), rate.unit),
    of(view.heart_rate, whole, "bpm"),
  ]
    .filter((text) => text !== null)
    .join(" · ");
}

/** What the map and the profiles have in common. */
function shared(view) {
  const { axis, rate } = document.getElementById("run").dataset;
  const cursor = sharedCursor(view.time.length - 1);
  const readout = document.getElementById("cursor");
  if (readout) cursor.onMove((at) => (readout.textContent = at === null ? readout.dataset.hint : words(view, rates[rate], at)));
  const byDistance = axis === "distance" && view.distance;
  return {
    cursor,
    rate: rates[rate],
    isPace: rate === "pace",
    byDistance,
    x: byDistance ? view.distance.map(distance.of) : view.time.map((seconds) => seconds / 60),
    along: byDistance ? (value) => `${Number(value.toFixed(2))} ${distance.unit}` : (minutes) => clock(minutes * 60),
  };
}

let common;
const run = (view) => (common ??= shared(view));

function profile(canvas, view, inMinutes, values) {
  const { x, along, byDistance, cursor } = run(view);
  profileChart(canvas, { x, along, minutes: { x: !byDistance, y: inMinutes }, starts: view.starts, ...values }, cursor);
}

function altitude(canvas, view) {
  profile(canvas, view, false, { y: view.altitude.map(height.of), format: height.text, reverse: false, area: true });
}

function speeds(canvas, view) {
  const { rate, isPace } = run(view);
  const y = view.speed.map((stored) => (stored === null ? null : rate.of(stored)));
  profile(canvas, view, isPace, { y, format: rate.format, reverse: rate.reverse, area: false });
}

function track(element, view) {
  const { starts, speed_steps: steps } = view;
  const speeds = view.speed ?? view.time.map(() => null);
  runMap(element, { places: places(view), speeds, far: view.distance?.map(distance.of), steps, starts }, run(view).cursor);
}

draw([
  [document.getElementById("map"), track],
  [document.getElementById("altitude"), altitude],
  [document.getElementById("rate"), speeds],
]);
