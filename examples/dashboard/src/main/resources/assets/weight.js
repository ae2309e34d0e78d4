import { barChart } from "./bar-chart.js";
import { iso, zoomable } from "./chart-zoom.js";
import { color, day } from "./chart-parts.js";
import { draw } from "./draw.js";
import { lineChart } from "./line-chart.js";
import { pointMenu } from "./point-menu.js";
import { quadrantChart } from "./quadrant-chart.js";
import { rangeStrip } from "./range-strip.js";
import { changes, measureOf, said, units } from "./units.js";

const DAY = 86_400_000;
const signed = changes(1);
const live = (id) => document.getElementById(id);

function body(canvas, { days }) {
  const points = days.map((it) => ({ time: Date.parse(it.date), value: it.value, mean: it.mean }));
  const bar = document.getElementById("zoom");
  const chart = lineChart(canvas, points, live("cursor"), {
    pick: (index) => pointMenu(iso(points[index].time)),
    zoomed: (it) => (bar.hidden = !it.isZoomedOrPanned()),
  });
  zoomable(chart, canvas, bar);
}

/** Periods as shades behind the bars, from Monday to Sunday. */
function shades(periods) {
  return periods.map(({ first_monday: from, last_sunday: to }) => ({
    type: "box",
    xMin: Date.parse(from) - 3 * DAY,
    xMax: Date.parse(to) - 3 * DAY,
    drawTime: "beforeDatasetsDraw",
    borderWidth: 0,
    backgroundColor: () => color("--gain"),
  }));
}

function weekly(canvas, { weeks }, { periods }) {
  const grew = (monday) => periods.some((it) => it.first_monday <= monday && monday <= it.last_sunday);
  const measure = measureOf(canvas);
  const bars = weeks
    .filter((week) => week.delta !== null)
    .map((week) => ({
      time: Date.parse(week.monday),
      value: measure.of(week.delta),
      text: () =>
        said(`${week.week} (${day(Date.parse(week.monday))})`, `${measure.signed(measure.of(week.delta))} ${measure.unit}`.trim()) +
        (grew(week.monday) ? `, ${canvas.dataset.gain}` : ""),
    }));
  barChart(canvas, bars, measure.signed, live("weekly-cursor"), { annotation: { annotations: shades(periods) } });
}

/** The same page with the days of the week of a Monday. */
function weekPage() {
  const chosen = new URLSearchParams(new FormData(document.getElementById("choose")));
  chosen.delete("from");
  chosen.delete("to");
  return (monday) => `${location.pathname}?${chosen}&from=${monday}&to=${iso(Date.parse(monday) + 6 * DAY)}`;
}

function quadrants(canvas, { weeks }, fatRatio) {
  const fat = new Map(fatRatio.weeks.map((week) => [week.week, week.delta]));
  const page = weekPage();
  const points = weeks
    .filter((week) => week.delta !== null && (fat.get(week.week) ?? null) !== null)
    .map((week) => ({
      x: units.weight.of(week.delta),
      y: fat.get(week.week),
      text: () => said(
        `${week.week} (${day(Date.parse(week.monday))})`,
        `${canvas.dataset.x} ${signed(units.weight.of(week.delta))}, ${canvas.dataset.y} ${signed(fat.get(week.week))}`,
      ),
      href: page(week.monday),
    }));
  quadrantChart(canvas, points, signed, live("quadrants-cursor"));
}

rangeStrip(live("strip"));
draw([
  [live("chart"), body],
  [live("weekly"), weekly, live("weekly")?.dataset.gains],
  [live("quadrants"), quadrants, live("quadrants")?.dataset.fat],
]);
