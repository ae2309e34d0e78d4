import { lineChart } from "./line-chart.js";

const ready = (value) => (document.documentElement.dataset.ready = value);

async function draw(canvas) {
  const answer = await fetch(canvas.dataset.url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${canvas.dataset.url} answered ${answer.status}`);
  const { days } = await answer.json();
  const points = days.map((day) => ({ time: Date.parse(day.date), value: day.value, mean: day.mean }));
  lineChart(canvas, points, document.getElementById("cursor"));
}

const form = document.getElementById("choose");
form.querySelectorAll("select").forEach((select) => select.addEventListener("change", () => form.requestSubmit()));

const canvas = document.getElementById("chart");
if (canvas) {
  draw(canvas).then(
    () => ready("1"),
    (problem) => {
      console.error(problem);
      document.getElementById("chart-failed").hidden = false;
      ready("failed");
    },
  );
} else {
  ready("1");
}
