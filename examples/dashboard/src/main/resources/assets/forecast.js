// The weeks ahead: weight on the left axis, fat ratio on the right. Chart is loaded before as a plain script.
import { color, themed, walk } from "./chart-parts.js";
import { draw } from "./draw.js";
import { measure, said, units } from "./units.js";

/** Values from the start on; changes from zero if the model knows no start. */
function line(weeks, start, name) {
  return start ? [start[name], ...weeks.map((week) => week[name].value)] : [0, ...weeks.map((week) => week[name].change)];
}

/** What the values may be off, four times in five; the start is known. Null where nobody can say. */
function bound(weeks, start, name, side) {
  return [start ? start[name] : 0, ...weeks.map((week) =>
    week[name][side] === null ? null : (start ? start[name] : 0) + week[name][side])];
}

/** The line's own colour, thin. */
function tint(shade) {
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = shade;
  return context.fillStyle + "30";
}

/** Two lines without ink, with the room between them filled. */
function band(weeks, start, name, yAxisID, kind) {
  const edge = (side, fill) => ({
    band: true, data: bound(weeks, start, name, side).map(kind.of), yAxisID, fill,
    borderWidth: 0, pointRadius: 0, pointHitRadius: 0, pointHoverRadius: 0,
  });
  return [edge("low", false), edge("high", "-1")];
}

/** A half of the chart for each, so that no fan covers the other; a tenth of a kilogram is no cliff. */
function axis(values, half, position, grid, kind) {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(kind.of(1.5), high - low);
  const [below, above] = half === "upper" ? [1.15, 0.1] : [0.1, 1.15];
  return {
    position,
    suggestedMin: low - below * room,
    suggestedMax: high + above * room,
    border: { display: false },
    grid: { drawOnChartArea: grid },
    ticks: { maxTicksLimit: 6, callback: (value) => kind.text(value) },
    title: { display: true, text: kind.unit },
  };
}

const series = (label, kind, values, yAxisID, pointStyle) => ({
  label, kind, data: values, yAxisID, pointStyle, borderWidth: 2.5, pointRadius: 4, pointHitRadius: 12, borderDash: [6, 4],
});

function paint({ data }) {
  const [weight, fat, , weightBand, , fatBand] = data.datasets;
  for (const [line, band, name] of [[weight, weightBand, "--line"], [fat, fatBand, "--second"]]) {
    band.backgroundColor = tint(color(name));
    line.borderColor = line.backgroundColor = line.pointBackgroundColor = line.pointBorderColor = color(name);
  }
}

/** What a line says of a week, and what it may be off, if anybody can say. */
const value = ({ kind, data }, index) => kind.in(2).full(data[index]);
function range({ kind }, edges, index) {
  const values = edges.map((edge) => edge.data[index]);
  return index === 0 || values.includes(null) ? "" : values.map(kind.in(2).text).join(" – ");
}

function fan(canvas, { start, weeks }) {
  const names = canvas.dataset;
  const kilograms = line(weeks, start, "weight");
  const percent = line(weeks, start, "fat_ratio");
  const fatUnit = start ? "%" : names.points;
  // Nobody says a change in stones.
  const weight = start ? units.weight : units.load;
  const fat = measure({ unit: fatUnit, factor: 1, digits: 1, stones: false });
  const bands = [...band(weeks, start, "weight", "weight", weight), ...band(weeks, start, "fat_ratio", "fat", fat)];
  const edges = (line) => bands.slice(2 * line, 2 * line + 2);
  const around = (values, [low, high]) => [...values, ...low.data, ...high.data].filter((value) => value !== null);
  const config = {
    type: "line",
    data: {
      labels: [names.now, ...weeks.map((week) => `${names.week} ${week.week}`)],
      datasets: [
        series(names.weight, weight, kilograms.map(weight.of), "weight", "circle"),
        series(names.fat, fat, percent, "fat", "rectRot"),
        ...bands,
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
        weight: axis(around(kilograms.map(weight.of), bands.slice(0, 2)), "upper", "left", true, weight),
        fat: axis(around(percent, bands.slice(2)), "lower", "right", false, fat),
      },
      plugins: {
        legend: { align: "end", labels: { usePointStyle: true, boxHeight: 6, filter: (item, data) => !data.datasets[item.datasetIndex].band } },
        tooltip: {
          filter: (item) => !item.dataset.band,
          callbacks: {
            label: ({ dataset, dataIndex }) => said(dataset.label, value(dataset, dataIndex)),
            afterLabel: ({ dataset, datasetIndex, dataIndex }) => {
              const text = range(dataset, edges(datasetIndex), dataIndex);
              return text && said(names.range, text);
            },
          },
        },
      },
      onHover: (event, active) => active.length && say(active[0].index),
    },
  };
  const chart = themed(canvas, config, paint);
  const live = document.getElementById("cursor");
  const say = (index) => {
    const lines = chart.data.datasets.slice(0, 2).map((line, number) => {
      const text = range(line, edges(number), index);
      return `${line.label} ${value(line, index)}` + (text && ` (${names.range} ${text})`);
    });
    live.textContent = said(chart.data.labels[index], lines.join(", "));
  };
  walk(chart, canvas, say);
}

/** A slider and its field say the same; the field alone is sent, and does without the slider. */
for (const slider of document.querySelectorAll("input[data-for]")) {
  const field = slider.form.elements[slider.dataset.for];
  slider.hidden = false;
  slider.addEventListener("input", () => (field.value = slider.value));
  field.addEventListener("input", () => (slider.value = field.value));
}

draw([[document.getElementById("chart"), fan]]);
