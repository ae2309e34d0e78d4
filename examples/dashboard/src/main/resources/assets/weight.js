import { barChart } from "./bar-chart.js";
import { day, draw } from "./chart-parts.js";
import { lineChart } from "./line-chart.js";
import { measureOf, said } from "./units.js";

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
      const measure = measureOf(canvas);
      const bars = weeks
        .filter((week) => week.delta !== null)
        .map((week) => ({
          time: Date.parse(week.monday),
          value: measure.of(week.delta),
          text: said(`${week.week} (${day(Date.parse(week.monday))})`, `${measure.signed(measure.of(week.delta))} ${measure.unit}`.trim()),
        }));
      barChart(canvas, bars, measure.signed, document.getElementById("weekly-cursor"));
    },
  ],
]);
