// A line over faint points, on a time axis. Chart and luxon are loaded before as plain scripts.
import { color, day as words, themed, walk } from "./chart-parts.js";
import { zoomOptions } from "./chart-zoom.js";
import { language, measureOf, said } from "./units.js";

const DAY = 86_400_000;
const LONGEST_GAP = 14 * DAY;

// More points than this become squares that no one hovers over: the line has the same days.
const MANY = 1000;
const SQUARE = 2;

// Long enough for the second click of a double click.
const PATIENCE = 250;

function chartOptions(measure, say) {
  return {
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
      legend: { display: true, align: "end", labels: { usePointStyle: true, boxHeight: 6 } },
      tooltip: {
        displayColors: false,
        callbacks: { label: (item) => said(item.dataset.label, measure.full(item.parsed.y)) },
      },
    },
    onHover: (event, active) => active.length && say(active[0].index),
  };
}

/** Draws the values of many days faster than Chart.js would. */
const squares = (days, measure) => ({
  id: "squares",
  beforeDatasetsDraw({ ctx, chartArea, scales }) {
    ctx.save();
    ctx.fillStyle = color("--points");
    ctx.beginPath();
    for (const day of days) {
      const x = scales.x.getPixelForValue(day.time);
      if (x < chartArea.left || x > chartArea.right) continue;
      ctx.rect(x - SQUARE / 2, scales.y.getPixelForValue(measure.of(day.value)) - SQUARE / 2, SQUARE, SQUARE);
    }
    ctx.fill();
    ctx.restore();
  },
});

/** Room for the squares, which no data set has. */
const room = (days, measure) => (scale) => {
  const { min = -Infinity, max = Infinity } = scale.chart.options.scales.x;
  const shown = days.filter((day) => day.time >= min && day.time <= max);
  scale.min = shown.reduce((low, day) => Math.min(low, measure.of(day.value)), scale.min);
  scale.max = shown.reduce((high, day) => Math.max(high, measure.of(day.value)), scale.max);
};

/** What the numbers should come to, each day the same, so that the cursor finds it. */
function goal({ dataset }, days, measure) {
  if (dataset.goal === undefined || days.length === 0) return [];
  const y = measure.of(Number(dataset.goal));
  return [
    {
      label: dataset.goalLabel,
      data: days.map((day) => ({ x: day.time, y })),
      borderWidth: 1.5,
      borderDash: [6, 4],
      pointRadius: days.length === 1 ? 3 : 0,
      pointHitRadius: 0,
      pointStyle: "line",
    },
  ];
}

function paint({ data }) {
  const [mean, daily, aim] = data.datasets;
  mean.borderColor = mean.backgroundColor = color("--line");
  daily.backgroundColor = color("--points");
  if (aim) aim.borderColor = color("--second");
}

/**
 * Draws days ({time, value, mean}) into a canvas; live is told the day under the cursor, pick the one that was clicked or
 * entered, and zoomed the chart when it shows another stretch.
 */
export function lineChart(canvas, days, live, { pick, zoomed }) {
  const measure = measureOf(canvas);
  const say = (index) => {
    const day = days[index];
    const [value, mean] = [day.value, day.mean].map((stored) => measure.full(measure.of(stored)));
    live.textContent = said(words(day.time), `${value}, ${canvas.dataset.mean} ${mean}`);
  };
  const few = days.length < 120;
  const many = days.length > MANY;
  let click;
  const options = chartOptions(measure, say);
  options.plugins.zoom = zoomOptions(days[0].time, days.at(-1).time, ({ chart }) => zoomed(chart));
  options.onClick = (event, active) => {
    clearTimeout(click);
    if (active.length) click = setTimeout(() => pick(active[0].index), PATIENCE);
  };
  if (many) options.scales.y.afterDataLimits = room(days, measure);
  const config = {
    type: "line",
    plugins: many ? [squares(days, measure)] : [],
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
          data: many ? [] : days.map((day) => ({ x: day.time, y: measure.of(day.value) })),
          showLine: false,
          pointRadius: few ? 3 : 2,
          borderWidth: 0,
        },
        ...goal(canvas, days, measure),
      ],
    },
    options,
  };
  const chart = themed(canvas, config, paint);
  walk(chart, canvas, say);
  canvas.addEventListener("dblclick", () => clearTimeout(click));
  canvas.addEventListener("keydown", (event) => {
    const [at] = chart.getActiveElements();
    if (event.key === "Enter" && at) pick(at.index);
  });
  return chart;
}
