import { day, decimals, draw } from "./chart-parts.js";
import { scatterChart } from "./scatter-chart.js";

const one = decimals(1);
const whole = decimals(0);

// One exercise: how heavy its repetitions were. All: how much was carried.
const kinds = {
  exercise: { y: (row) => row.mean_per_repetition, format: one },
  sessions: { y: (row) => row.total_weight, format: whole },
};

function points(canvas, { workouts }) {
  const { y, format } = kinds[canvas.dataset.kind];
  const found = workouts
    .filter((row) => y(row) !== null)
    .map((row) => ({
      x: row.repetitions,
      y: y(row),
      text: `${day(Date.parse(row.date))}: ${whole(row.repetitions)} repetitions, ${format(y(row))} kg${row.session ? ` (${row.session})` : ""}`,
    }));
  scatterChart(canvas, found, format, document.getElementById(canvas.dataset.kind === "exercise" ? "cursor" : "sessions-cursor"));
}

draw([
  [document.getElementById("chart"), points],
  [document.getElementById("sessions"), points],
]);
