// Points of two numbers each. Chart is loaded before as a plain script.
import { color, follow, themed, walk } from "./chart-parts.js";

const FAINTEST = 0.25;

/**
 * Draws points ({x, y, text(), color, href}), oldest first and those without a colour faintest; live is told the text of the
 * one under the cursor. Those with an address open it by click or Enter. More options of the axes and plugins may be given.
 */
export function scatterChart(canvas, points, format, live, more = {}) {
  const say = (index) => (live.textContent = points[index].text());
  const title = (text) => ({ display: true, text });
  const config = {
    type: "scatter",
    data: { datasets: [{ data: points.map(({ x, y }) => ({ x, y })), pointRadius: 5, pointHoverRadius: 7, borderWidth: 0 }] },
    options: {
      interaction: { mode: "nearest", intersect: false },
      scales: {
        x: { title: title(canvas.dataset.x), ticks: { precision: 0 }, grid: { display: false }, ...more.x },
        y: { title: title(canvas.dataset.y), ticks: { callback: (value) => format(value) }, border: { display: false }, ...more.y },
      },
      plugins: {
        legend: { display: false },
        tooltip: { displayColors: false, callbacks: { label: (item) => points[item.dataIndex].text() } },
        ...more.plugins,
      },
      onHover: (event, active) => active.length && say(active[0].index),
      onClick: (event, active) => follow(points, active),
    },
  };
  const age = (index) => FAINTEST + (1 - FAINTEST) * (points.length < 2 ? 1 : index / (points.length - 1));
  const chart = themed(canvas, config, ({ data }) => {
    const [dots] = data.datasets;
    const full = color("--line");
    // The darkest colours need an edge on a dark page, the lightest on a light one.
    dots.borderWidth = points.some((point) => point.color) ? 1 : 0;
    dots.borderColor = color("--quiet");
    dots.pointBackgroundColor = points.map(
      (_, index) => points[index].color ?? full + Math.round(age(index) * 255).toString(16).padStart(2, "0"),
    );
  });
  walk(chart, canvas, say);
  canvas.addEventListener("keydown", (event) => event.key === "Enter" && follow(points, chart.getActiveElements()));
  return chart;
}
