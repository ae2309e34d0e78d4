import { day } from "./chart-parts.js";
import { draw } from "./draw.js";
import { scatterChart } from "./scatter-chart.js";
import { stepChart } from "./step-chart.js";
import { decimals, said, units } from "./units.js";

const whole = decimals(0);

// One exercise: how heavy its repetitions were. All: how much was carried.
const kinds = {
  exercise: { y: (row) => row.mean_per_repetition, measure: units.load },
  sessions: { y: (row) => row.total_weight, measure: units.volume },
};

/** The page's own sentence with a value for each %s. */
const words = (sentence, ...values) => values.reduce((text, value) => text.replace("%s", () => value), sentence);

function points(canvas, { workouts }) {
  const { y, measure } = kinds[canvas.dataset.kind];
  const found = workouts
    .filter((row) => y(row) !== null)
    .map((row) => ({
      x: row.repetitions,
      y: measure.of(y(row)),
      text: () => words(canvas.dataset.point, day(Date.parse(row.date)), whole(row.repetitions), measure.full(measure.of(y(row)))) + (row.session ? ` (${row.session})` : ""),
    }));
  scatterChart(canvas, found, measure.text, document.getElementById(canvas.dataset.kind === "exercise" ? "cursor" : "sessions-cursor"));
}

/** The address of what came before what another has. */
function before(url) {
  const address = new URL(url, location.href);
  address.searchParams.set("to", address.searchParams.get("from"));
  address.searchParams.delete("from");
  return address.href;
}

function records(canvas, { sessions }, { bests }) {
  let best = bests.mean_per_repetition?.value ?? null;
  const found = sessions
    .filter((it) => it.mean_per_repetition !== null)
    .map((it) => {
      const lifted = it.mean_per_repetition;
      // The very first has nothing to be better than.
      const isRecord = best !== null && lifted > best;
      best = Math.max(best ?? lifted, lifted);
      const value = units.load.of(lifted);
      const text = () => said(day(Date.parse(it.date)), units.load.full(value) + (isRecord ? `, ${canvas.dataset.record}` : ""));
      return { time: Date.parse(it.date), value, best: units.load.of(best), text };
    });
  stepChart(canvas, found, units.load.text, document.getElementById("records-cursor"));
}

// Shows the exercise that is picked from the list; who types presses Enter.
const exercise = document.getElementById("exercise");
exercise?.addEventListener("input", ({ inputType = "" }) => {
  const typed = inputType.startsWith("insertText") || inputType.startsWith("delete");
  const known = [...exercise.list.options].some((option) => option.value === exercise.value);
  if (!typed && known) exercise.form.requestSubmit();
});
exercise?.addEventListener("focus", () => exercise.select());

const record = document.getElementById("records");

draw([
  [document.getElementById("chart"), points],
  [document.getElementById("sessions"), points],
  [record, records, record && before(record.dataset.url)],
]);
