// Bars on a time axis. Chart and luxon are loaded before as plain scripts.
import { color, follow, themed, walk } from "./chart-parts.js";
import { language } from "./units.js";

/** Draws bars ({time, value, text, href}), of which those with an address open it by click or Enter; text() is what live is told of the one under the cursor. */
export function barChart(canvas, bars, format, live, plugins = {}) {
  const say = (index) => (live.textContent = bars[index].text());
  const config = {
    type: "bar",
    data: {
      datasets: [
        {
          data: bars.map((bar) => ({ x: bar.time, y: bar.value })),
          barThickness: Math.max(1, Math.min(24, Math.floor((canvas.clientWidth / Math.max(1, bars.length)) * 0.6))),
          borderRadius: 2,
        },
      ],
    },
    options: {
      parsing: false,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      scales: {
        x: {
          type: "time",
          offset: true,
          adapters: { date: { zone: "utc", locale: language } },
          time: { minUnit: "day" },
          ticks: { maxRotation: 0, autoSkipPadding: 16 },
          grid: { display: false },
        },
        y: { ticks: { callback: (value) => format(value), maxTicksLimit: 7 }, border: { display: false } },
      },
      plugins: {
        ...plugins,
        legend: { display: false },
        tooltip: {
          displayColors: false,
          callbacks: { title: () => "", label: (item) => bars[item.dataIndex].text() },
        },
      },
      onHover: (event, active) => {
        if (active.length) say(active[0].index);
        canvas.style.cursor = bars[active[0]?.index]?.href ? "pointer" : "";
      },
      onClick: (event, active) => follow(bars, active),
    },
  };
  const chart = themed(canvas, config, ({ data }) => (data.datasets[0].backgroundColor = color("--line")));
  walk(chart, canvas, say);
  canvas.addEventListener("keydown", (event) => event.key === "Enter" && follow(bars, chart.getActiveElements()));
  return chart;
}
