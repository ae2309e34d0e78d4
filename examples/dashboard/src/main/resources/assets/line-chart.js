// A line over faint points, on a time axis. Chart and luxon are loaded before as plain scripts.
import { color, decimals, themed, walk } from "./chart-parts.js";

const DAY = 86_400_000;
const LONGEST_GAP = 14 * DAY;

function options(canvas, format, say) {
  return {
    animation: false,
    maintainAspectRatio: false,
    normalized: true,
    parsing: false,
    spanGaps: LONGEST_GAP,
    interaction: { mode: "index", intersect: false },
    scales: {
      x: {
        type: "time",
        adapters: { date: { zone: "utc", locale: "en-GB" } },
        time: { minUnit: "day", tooltipFormat: "d LLL yyyy" },
        ticks: { maxRotation: 0, autoSkipPadding: 16 },
        grid: { display: false },
      },
      y: { ticks: { callback: (value) => format(value), maxTicksLimit: 7 }, border: { display: false } },
    },
    plugins: {
      // Chart.js would colour the points itself before paint() does, and keep those colours.
      colors: { enabled: false },
      legend: { display: true, align: "end", labels: { usePointStyle: true, boxHeight: 6 } },
      tooltip: {
        displayColors: false,
        callbacks: { label: (item) => `${item.dataset.label}: ${format(item.parsed.y)} ${canvas.dataset.unit}` },
      },
    },
    onHover: (event, active) => active.length && say(active[0].index),
  };
}

function paint(chart) {
  const [mean] = chart.data.datasets;
  mean.borderColor = mean.backgroundColor = color("--line");
}

/** Draws days ({time, value, mean}) into a canvas; live is told the day under the cursor. */
export function lineChart(canvas, days, live) {
  const format = decimals(1);
  const unit = canvas.dataset.unit;
  const say = (index) => {
    const day = days[index];
    const date = new Date(day.time).toLocaleDateString("en-GB", { timeZone: "UTC", dateStyle: "medium" });
    live.textContent = `${date}: ${format(day.value)} ${unit}, ${canvas.dataset.mean} ${format(day.mean)} ${unit}`;
  };
  const few = days.length < 120;
  const chart = new Chart(canvas, {
    type: "line",
    data: {
      datasets: [
        {
          label: canvas.dataset.mean,
          data: days.map((day) => ({ x: day.time, y: day.mean })),
          borderWidth: 2.5,
          borderJoinStyle: "round",
          pointRadius: days.length === 1 ? 4 : 0,
          pointHitRadius: 8,
          pointStyle: "line",
        },
        {
          label: canvas.dataset.daily,
          data: days.map((day) => ({ x: day.time, y: day.value })),
          showLine: false,
          pointRadius: few ? 3 : 2,
          borderWidth: 0,
          backgroundColor: () => color("--points"),
        },
      ],
    },
    options: options(canvas, format, say),
  });
  themed(chart, paint);
  walk(chart, canvas, say);
  return chart;
}
