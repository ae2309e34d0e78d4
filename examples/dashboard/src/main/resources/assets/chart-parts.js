// What every chart has in common: colours of the theme, a cursor for the keyboard, words for dates.
import { language } from "./units.js";

export const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export const day = (time) =>
  new Date(time).toLocaleDateString(language, { timeZone: "UTC", dateStyle: "medium" });

/** Paints now, and again when the theme changes. */
export function themed(chart, paint) {
  const all = () => {
    paint(chart);
    const { x, y } = chart.options.scales;
    chart.options.color = color("--quiet");
    for (const axis of [x, y]) {
      axis.ticks.color = color("--quiet");
      if (axis.title) axis.title.color = color("--quiet");
    }
    y.grid = { color: color("--grid") };
    chart.update("none");
  };
  all();
  new MutationObserver(all).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
}

/** Arrow keys move along the first data set; say is told the index. */
export function walk(chart, canvas, say) {
  const last = chart.data.datasets[0].data.length - 1;
  let at = last;
  const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
  const activate = (active) => {
    chart.setActiveElements(active);
    chart.tooltip.setActiveElements(active, { x: 0, y: 0 });
    chart.update("none");
  };
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      activate([]);
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    at = Math.max(0, Math.min(last, at + step * (event.shiftKey ? 10 : 1)));
    activate([{ datasetIndex: 0, index: at }]);
    say(at);
  });
}

/** Opens the address of what is active, if it has one. */
export function follow(things, active) {
  const { href } = things[active[0]?.index] ?? {};
  if (href) location.assign(href);
}

/** The JSON at an address of this dashboard. */
export async function load(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/** Draws all charts; says on the page when it is done, or that it failed. */
export function draw(charts) {
  const ready = (value) => (document.documentElement.dataset.ready = value);
  const one = async ([canvas, chart]) => chart(canvas, await load(canvas.dataset.url));
  Promise.all(charts.filter(([canvas]) => canvas).map(one)).then(
    () => ready("1"),
    (problem) => {
      console.error(problem);
      document.getElementById("chart-failed").hidden = false;
      ready("failed");
    },
  );
  const form = document.getElementById("choose");
  form?.querySelectorAll("select").forEach((select) => select.addEventListener("change", () => form.requestSubmit()));
}
