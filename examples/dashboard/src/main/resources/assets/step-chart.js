// Points over time, and the best so far as steps. Chart and luxon are loaded before as plain scripts.
import { color, themed, walk } from "./chart-parts.js";
import { language } from "./units.js";

/** Draws points ({time, value, best, text()}); live is told the text of the one under the cursor. */
export function stepChart(canvas, points, format, live) {
  const say = (index) => (live.textContent = points[index].text());
  const config = {
    type: "line",
    data: {
      datasets: [
        { label: canvas.dataset.session, data: points.map(({ time, value }) => ({ x: time, y: value })), showLine: false, pointRadius: 3, borderWidth: 0 },
        { label: canvas.dataset.record, data: points.map(({ time, best }) => ({ x: time, y: best })), stepped: true, pointRadius: 0, borderWidth: 2 },
      ],
    },
    options: {
      parsing: false,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: {
          type: "time",
          adapters: { date: { zone: "utc", locale: language } },
          time: { minUnit: "day" },
          ticks: { maxRotation: 0, autoSkipPadding: 16 },
          grid: { display: false },
        },
        y: { ticks: { callback: (value) => format(value), maxTicksLimit: 6 }, border: { display: false } },
      },
      plugins: {
        legend: { align: "end", labels: { usePointStyle: true, boxHeight: 6 } },
        tooltip: { displayColors: false, filter: (item) => item.datasetIndex === 0, callbacks: { title: () => "", label: (item) => points[item.dataIndex].text() } },
      },
      onHover: (event, active) => active.length && say(active[0].index),
    },
  };
  const chart = themed(canvas, config, ({ data }) => {
    const [sessions, records] = data.datasets;
    sessions.backgroundColor = color("--line");
    records.borderColor = records.backgroundColor = color("--second");
  });
  walk(chart, canvas, say);
  return chart;
}
