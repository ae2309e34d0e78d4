// What every chart has in common: colours of the theme, a cursor for the keyboard, words for dates.
import { language } from "./units.js";

export const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

let dates;
export const day = (time) => (dates ??= new Intl.DateTimeFormat(language, { timeZone: "UTC", dateStyle: "medium" })).format(time);

/** The theme's colours for what is written and ruled; paint gives the data sets theirs. */
function dress(chart, paint) {
  const [quiet, grid] = [color("--quiet"), color("--grid")];
  chart.options.color = quiet;
  for (const axis of Object.values(chart.options.scales)) {
    axis.ticks.color = quiet;
    axis.grid.color = grid;
    if (axis.title) axis.title.color = quiet;
  }
  paint(chart);
}

/** Draws once, in the theme's colours, and again when the theme changes; paint takes a chart or what one is made of. */
export function themed(canvas, config, paint) {
  const { options } = config;
  options.animation = false;
  options.maintainAspectRatio = false;
  // Of a width that is no whole number of pixels Chart.js thinks at every look that it has changed.
  if (!Number.isInteger(devicePixelRatio)) options.devicePixelRatio = Math.ceil(devicePixelRatio);
  for (const axis of Object.values(options.scales)) axis.grid ??= {};
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  dress(config, paint);
  const chart = new Chart(canvas, config);
  new MutationObserver(() => {
    dress(chart, paint);
    chart.update("none");
  }).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  return chart;
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
