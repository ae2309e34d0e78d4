// A line along a run, with the shared cursor. Chart is loaded before as a plain script.
import { color, themed } from "./chart-parts.js";
import { movedByKeys, nearest } from "./shared-cursor.js";

const RARE = 0.01;

/** Where most values lie: what a device invents now and then does not flatten all the rest. */
function bounds(values) {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (!known.length) return {};
  const low = known[Math.floor(known.length * RARE)];
  const high = known[Math.ceil(known.length * (1 - RARE)) - 1];
  const margin = Math.max((high - low) * 0.08, Math.abs(high) * 0.005);
  return { min: low - margin, max: high + margin };
}

const CLOCK = [5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200].map((seconds) => seconds / 60);

/** Steps of an axis in minutes that a clock would have; Chart.js rounds steps that are large numbers. */
const clockStep = (width, count) => CLOCK.find((step) => width / step <= count) ?? 240;

const crosshair = (points, cursor) => ({
  id: "crosshair",
  afterDatasetsDraw(chart) {
    if (cursor.at === null) return;
    const { ctx, chartArea, scales } = chart;
    const point = points[cursor.at];
    const x = scales.x.getPixelForValue(point.x);
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = color("--second");
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
    if (point.y !== null) {
      ctx.beginPath();
      ctx.arc(x, Math.max(chartArea.top, Math.min(chartArea.bottom, scales.y.getPixelForValue(point.y))), 4, 0, 7);
      ctx.fill();
    }
    ctx.restore();
  },
});

/**
 * Draws values ({x, y, starts, format, along, minutes, reverse, area}) into a canvas. Starts follow a gap; minutes tells
 * which axes ({x, y}) are times.
 */
export function profileChart(canvas, { x, y, starts, format, along, minutes, reverse, area }, cursor) {
  const limits = bounds(y);
  const points = x.map((value, index) => ({ x: value, y: y[index] }));
  const gaps = new Set(starts);
  const gap = (segment) => (gaps.has(segment.p1DataIndex) ? "transparent" : undefined);
  const config = {
    type: "line",
    data: {
      datasets: [
        { data: points, borderWidth: 1.5, pointRadius: 0, fill: area ? "start" : false, segment: { borderColor: gap, backgroundColor: gap } },
      ],
    },
    options: {
      normalized: true,
      parsing: false,
      events: [],
      scales: {
        x: { type: "linear", min: x[0], max: x[x.length - 1], ticks: { callback: along, stepSize: minutes.x ? clockStep(x[x.length - 1] - x[0], 10) : undefined, includeBounds: !minutes.x, maxRotation: 0, autoSkipPadding: 16 }, grid: { display: false } },
        y: {
          ...limits,
          reverse,
          title: { display: true, text: canvas.dataset.title },
          ticks: {
            callback: (value) => format(value),
            stepSize: minutes.y ? clockStep(limits.max - limits.min, 5) : undefined,
            maxTicksLimit: 6,
            includeBounds: false,
          },
          border: { display: false },
          afterFit: (scale) => (scale.width = 72),
        },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false }, decimation: { enabled: false } },
    },
    plugins: [crosshair(points, cursor)],
  };
  const chart = themed(canvas, config, ({ data }) => {
    const [line] = data.datasets;
    line.borderColor = color("--line");
    line.backgroundColor = color("--points");
  });
  const follow = (event) => cursor.set(nearest(x, chart.scales.x.getValueForPixel(event.offsetX)));
  canvas.addEventListener("pointermove", follow);
  canvas.addEventListener("pointerdown", follow);
  movedByKeys(canvas, cursor);
  cursor.onMove(() => chart.draw());
  return chart;
}
