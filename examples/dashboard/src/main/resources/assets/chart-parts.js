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

/** The JSON at an address of this dashboard. */
async function load(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/**
 * Draws charts ([element, chart, addresses...]) from what is at their addresses, that of the element first. All is loaded at
 * once; drawn is what is about to be seen or printed, for that takes longer. Each element says when it is drawn, and the
 * page when all in sight are, or that something failed.
 */
export function draw(charts) {
  const page = document.documentElement.dataset;
  const answers = new Map();
  const once = (url) => answers.get(url) ?? answers.set(url, load(url)).get(url);
  const failed = (problem) => {
    if (page.ready === "failed") return;
    page.ready = "failed";
    console.error(problem);
    const notice = document.getElementById("chart-failed");
    notice.hidden = false;
    // The numbers are there, whatever became of their chart.
    notice.closest("figure")?.querySelector("details")?.setAttribute("open", "");
  };
  const waiting = new Map();
  const near = new IntersectionObserver((all) => show(all.filter((it) => it.isIntersecting).map((it) => it.target)), { rootMargin: "25%" });
  const one = async (element) => {
    const make = waiting.get(element);
    waiting.delete(element);
    near.unobserve(element);
    await make();
    element.dataset.drawn = "1";
  };
  const show = (elements) => Promise.all(elements.map(one)).then(() => (page.ready ??= "1"), failed);
  for (const [element, chart, ...more] of charts) {
    if (!element) continue;
    const data = Promise.all([element.dataset.url, ...more].map(once));
    data.catch(failed);
    waiting.set(element, async () => chart(element, ...(await data)));
    near.observe(element);
  }
  if (!waiting.size) page.ready = "1";
  addEventListener("beforeprint", () => show([...waiting.keys()]));
  const form = document.getElementById("choose");
  form?.querySelectorAll("select").forEach((select) => select.addEventListener("change", () => form.requestSubmit()));
}
