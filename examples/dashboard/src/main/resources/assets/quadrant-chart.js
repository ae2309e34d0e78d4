// Weeks by two changes, in four quadrants with a name each. The annotation plugin is loaded before as a plain script.
import { color } from "./chart-parts.js";
import { scatterChart } from "./scatter-chart.js";

const CORNERS = [
  ["muscle", "max", "min", "end"],
  ["both", "max", "max", "end"],
  ["lean", "min", "min", "start"],
  ["lost", "min", "max", "start"],
];

/** The zero lines, and a name in each corner. */
function annotations(canvas) {
  const line = (axis) => ({ type: "line", scaleID: axis, value: 0, borderWidth: 1, borderColor: () => color("--quiet") });
  const name = ([text, x, y, position]) => ({
    type: "label",
    content: canvas.dataset[text],
    xValue: ({ chart }) => chart.scales.x[x],
    yValue: ({ chart }) => chart.scales.y[y],
    position: { x: position, y: y === "max" ? "start" : "end" },
    color: () => color("--quiet"),
    font: { size: 11 },
  });
  return { x: line("x"), y: line("y"), ...Object.fromEntries(CORNERS.map((corner) => [corner[0], name(corner)])) };
}

/** Draws weeks ({x, y, text, href}); live is told the one under the cursor. */
export function quadrantChart(canvas, weeks, format, live) {
  const reach = (of) => 1.25 * Math.max(0.1, ...weeks.map((week) => Math.abs(of(week))));
  const [width, height] = [reach((week) => week.x), reach((week) => week.y)];
  return scatterChart(canvas, weeks, format, live, {
    x: { min: -width, max: width, ticks: { callback: (value) => format(value), includeBounds: false } },
    y: { min: -height, max: height, ticks: { callback: (value) => format(value), includeBounds: false } },
    plugins: { annotation: { annotations: annotations(canvas) } },
  });
}
