import { barChart } from "./bar-chart.js";
import { day, draw } from "./chart-parts.js";
import { decimals, units } from "./units.js";

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
