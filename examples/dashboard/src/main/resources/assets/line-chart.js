// A line over faint points, on a time axis. Chart and luxon are loaded before as plain scripts.
import { color, day as words, themed, walk } from "./chart-parts.js";
import { language, measureOf, said } from "./units.js";

const DAY = 86_400_000;
const LONGEST_GAP = 14 * DAY;

function options(measure, say) {
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
        adapters: { date: { zone: "utc", locale: language } },
        time: { minUnit: "day", tooltipFormat: "d LLL yyyy" },
        ticks: { maxRotation: 0, autoSkipPadding: 16 },
        grid: { display: false },
      },
      y: { ticks: { callback: (value) => measure.text(value), maxTicksLimit: 7 }, border: { display: false } },
    },
    plugins: {
      // Chart.js would colour the points itself before paint() does, and keep those colours.
      colors: { enabled: false },
      legend: { display: true, align: "end", labels: { usePointStyle: true, boxHeight: 6 } },
      tooltip: {
        displayColors: false,
        callbacks: { label: (item) => said(item.dataset.label, measure.full(item.parsed.y)) },
      },
    },
    onHover: (event, active) => active.length && say(active[0].index),
  };
}

/** What the numbers should come to, each day the same, so that the cursor finds it. */
function goal({ dataset }, days, measure) {
  if (dataset.goal === undefined || days.length === 0) return [];
  const y = measure.of(Number(dataset.goal));
  return [
    {
      label: dataset.goalLabel,
      data: days.map((day) => ({ x: day.time, y })),
      borderColor: () => color("--second"),
      borderWidth: 1.5,
      borderDash: [6, 4],
      pointRadius: days.length === 1 ? 3 : 0,
      pointHitRadius: 0,
      pointStyle: "line",
    },
  ];
}

function paint(chart) {
  const [mean] = chart.data.datasets;
  mean.borderColor = mean.backgroundColor = color("--line");
}

/** Draws days ({time, value, mean}) into a canvas; live is told the day under the cursor. */
export function lineChart(canvas, days, live) {
  const measure = measureOf(canvas);
  const say = (index) => {
    const day = days[index];
    const [value, mean] = [day.value, day.mean].map((stored) => measure.full(measure.of(stored)));
    live.textContent = said(words(day.time), `${value}, ${canvas.dataset.mean} ${mean}`);
  };
  const few = days.length < 120;
  const chart = new Chart(canvas, {
    type: "line",
    data: {
      datasets: [
        {
          label: canvas.dataset.mean,
          data: days.map((day) => ({ x: day.time, y: measure.of(day.mean) })),
          borderWidth: 2.5,
          borderJoinStyle: "round",
          pointRadius: days.length === 1 ? 4 : 0,
          pointHitRadius: 8,
          pointStyle: "line",
        },
        {
          label: canvas.dataset.daily,
          data: days.map((day) => ({ x: day.time, y: measure.of(day.value) })),
          showLine: false,
          pointRadius: few ? 3 : 2,
          borderWidth: 0,
          backgroundColor: () => color("--points"),
        },
        ...goal(canvas, days, measure),
      ],
    },
    options: options(measure, say),
  });
  themed(chart, paint);
  walk(chart, canvas, say);
  return chart;
}
