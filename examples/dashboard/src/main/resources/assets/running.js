import { barChart } from "./bar-chart.js";
import { day, decimals, draw } from "./chart-parts.js";

const one = decimals(1);
const minutes = (value) => {
  const seconds = Math.round(value * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

// From the API's metres and seconds to what a runner says.
const measures = {
  speed: { of: (run) => run.speed * 3.6, format: one },
  pace: { of: (run) => (run.speed ? 1000 / run.speed / 60 : null), format: minutes },
  distance: { of: (run) => run.distance / 1000, format: one },
  elevation: { of: (run) => run.elevation_gain, format: decimals(0) },
  duration: { of: (run) => run.time / 60, format: decimals(0) },
};

/** Its page, which leads back to this view. */
const page = (run) =>
  `/running/${run.source}/${encodeURIComponent(run.id)}?back=${encodeURIComponent(location.pathname + location.search)}`;

draw([
  [
    document.getElementById("chart"),
    (canvas, { activities }) => {
      const { of, format } = measures[canvas.dataset.measure];
      const bars = activities.map((run) => ({
        time: Date.parse(run.date),
        value: of(run),
        href: page(run),
        text: `${day(Date.parse(run.date))} ${run.name}: ${format(of(run))} ${canvas.dataset.unit}`,
      }));
      barChart(canvas, bars, format, document.getElementById("cursor"));
    },
  ],
]);
