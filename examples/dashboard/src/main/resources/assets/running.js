import { barChart } from "./bar-chart.js";
import { day } from "./chart-parts.js";
import { draw } from "./draw.js";
import { scatterChart } from "./scatter-chart.js";
import { decimals, said, units } from "./units.js";

const whole = decimals(0);
const { distance, height, speed } = units;
const minutes = (value) => {
  const seconds = Math.round(value * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

// From the API's metres and seconds to what a runner says.
const measures = {
  speed: { of: (run) => speed.of(run.speed), format: speed.text },
  pace: { of: (run) => (run.speed ? 60 / speed.of(run.speed) : null), format: minutes },
  distance: { of: (run) => distance.of(run.distance), format: distance.text },
  elevation: { of: (run) => height.of(run.elevation_gain), format: height.text },
  duration: { of: (run) => run.time / 60, format: whole },
};

// The same five as on the map of a run.
const climbs = ["#440154", "#3b528b", "#21918c", "#5ec962", "#fde725"];

/** Its page, which leads back to this view. */
const page = (run) =>
  `/running/${run.source}/${encodeURIComponent(run.id)}?back=${encodeURIComponent(location.pathname + location.search)}`;

/** What a bar stands for: a run with its page, or a week or month with its runs. */
const groups = {
  run: ({ activities }) => activities.map((run) => ({ ...run, words: run.name, href: page(run) })),
  week: ({ weeks }, words) => weeks.map((week) => ({ ...week, date: week.start, words: said(words, week.runs) })),
  month: ({ months }, words) => months.map((month) => ({ ...month, date: month.start, words: said(words, month.runs) })),
};

function bars(canvas, view) {
  const { measure, by, unit, runs } = canvas.dataset;
  const { of, format } = measures[measure];
  const found = groups[by](view, runs)
    .filter((it) => of(it) !== null)
    .map((it) => ({
      time: Date.parse(it.date),
      value: of(it),
      href: it.href,
      text: () => said(`${day(Date.parse(it.date))} ${it.words}`, `${format(of(it))} ${unit}`),
    }));
  barChart(canvas, found, format, document.getElementById("cursor"));
}

function bubbles(canvas, { activities }) {
  const steps = canvas.dataset.climbs.split(",").filter(Boolean).map(Number);
  const points = activities
    .filter((run) => run.speed)
    .map((run) => ({
      x: distance.of(run.distance),
      y: speed.of(run.speed),
      color: climbs[steps.filter((step) => run.elevation_gain >= step).length],
      href: page(run),
      text: () => said(
        `${day(Date.parse(run.date))} ${run.name}`,
        `${distance.full(distance.of(run.distance))}, ${speed.full(speed.of(run.speed))}, ${height.full(height.of(run.elevation_gain))}`,
      ),
    }));
  scatterChart(canvas, points, speed.text, document.getElementById("bubbles-cursor"));
}

draw([
  [document.getElementById("chart"), bars],
  [document.getElementById("bubbles"), bubbles],
]);
