import { barChart } from "./bar-chart.js";
import { day, decimals, draw } from "./chart-parts.js";
import { lineChart } from "./line-chart.js";

const one = decimals(1);
const signed = (value) => (value > 0 ? "+" : "") + one(value);

draw([
  [
    document.getElementById("chart"),
    (canvas, { days }) => {
      const points = days.map((it) => ({ time: Date.parse(it.date), value: it.value, mean: it.mean }));
      lineChart(canvas, points, document.getElementById("cursor"));
    },
  ],
  [
    document.getElementById("weekly"),
    (canvas, { weeks }) => {
      const bars = weeks
        .filter((week) => week.delta !== null)
        .map((week) => ({
          time: Date.parse(week.monday),
          value: week.delta,
          text: `${week.week} (${day(Date.parse(week.monday))}): ${signed(week.delta)} ${canvas.dataset.unit}`,
        }));
      barChart(canvas, bars, signed, document.getElementById("weekly-cursor"));
    },
  ],
]);
