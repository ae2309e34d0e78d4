// The weeks ahead: weight on the left axis, fat ratio on the right. Chart is loaded before as a plain script.
import { measure, said, units } from "./units.js";

const ready = (value) => (document.documentElement.dataset.ready = value);
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Values from the start on; changes from zero if the model knows no start. */
function line(weeks, start, name) {
  return start ? [start[name], ...weeks.map((week) => week[name].value)] : [0, ...weeks.map((week) => week[name].change)];
}

/** Room around the line: a tenth of a kilogram is no cliff, and the two lines have a half each. */
function axis(values, [below, above], position, grid, kind) {
  const middle = (Math.min(...values) + Math.max(...values)) / 2;
  return {
    position,
    suggestedMin: middle - below,
    suggestedMax: middle + above,
    border: { display: false },
    grid: { drawOnChartArea: grid },
    ticks: { maxTicksLimit: 6, callback: (value) => kind.text(value) },
    title: { display: true },
  };
}

function series(label, kind, values, yAxisID, pointStyle, shade) {
  return {
    label, kind, data: values, yAxisID, pointStyle, borderWidth: 2.5, pointRadius: 4, pointHitRadius: 12,
    borderDash: [6, 4],
    // From the start: points keep the colours that they were first drawn with.
    borderColor: shade, backgroundColor: shade, pointBackgroundColor: shade, pointBorderColor: shade,
  };
}

function paint(chart) {
  const [weight, fat] = chart.data.datasets;
  for (const [line, name] of [[weight, "--line"], [fat, "--second"]]) {
    line.borderColor = line.backgroundColor = line.pointBackgroundColor = line.pointBorderColor = color(name);
  }
  chart.options.color = color("--quiet");
  for (const [id, scale] of Object.entries(chart.options.scales)) {
    scale.ticks.color = color("--quiet");
    if (id !== "x") scale.title.color = color("--quiet");
    scale.grid.color = color("--grid");
  }
  chart.update("none");
}

function draw(canvas, { start, weeks }) {
  const names = canvas.dataset;
  const kilograms = line(weeks, start, "weight");
  const percent = line(weeks, start, "fat_ratio");
  const fatUnit = start ? "%" : names.points;
  // Nobody says a change in stones.
  const weight = start ? units.weight : units.load;
  const fat = measure({ unit: fatUnit, factor: 1, digits: 1, stones: false });
  const chart = new Chart(canvas, {
    type: "line",
    data: {
      labels: [names.now, ...weeks.map((week) => `${names.week} ${week.week}`)],
      datasets: [
        series(names.weight, weight, kilograms.map(weight.of), "weight", "circle", color("--line")),
        series(names.fat, fat, percent, "fat", "rectRot", color("--second")),
      ],
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
        weight: axis(kilograms.map(weight.of), [2.5, 1].map(weight.of), "left", true, weight),
        fat: axis(percent, [1, 2.5], "right", false, fat),
      },
      plugins: {
        // Chart.js would colour the points itself before paint() does, and keep those colours.
        colors: { enabled: false },
        legend: { align: "end", labels: { usePointStyle: true, boxHeight: 6 } },
        tooltip: { callbacks: { label: (item) => said(item.dataset.label, item.dataset.kind.in(2).full(item.parsed.y)) } },
      },
    },
  });
  chart.options.scales.weight.title.text = weight.unit;
  chart.options.scales.fat.title.text = fat.unit;
  paint(chart);
  new MutationObserver(() => paint(chart)).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}

async function load(canvas) {
  const answer = await fetch(canvas.dataset.url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${canvas.dataset.url} answered ${answer.status}`);
  draw(canvas, await answer.json());
}

const canvas = document.getElementById("chart");
if (canvas) {
  load(canvas).then(
    () => ready("1"),
    (problem) => {
      console.error(problem);
      document.getElementById("chart-failed").hidden = false;
      document.getElementById("steps").open = true;
      ready("failed");
    },
  );
} else {
  ready("1");
}
