// Draws the charts of a page when their time has come.
import { day } from "./chart-parts.js";
import { decimals } from "./units.js";

/** The JSON at an address of this dashboard. */
async function load(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

/**
 * Draws charts ([element, chart, addresses...]) from what is at their addresses, that of the element first. All is loaded at
 * once; drawn is first what is in sight, for that takes longer, and the rest when there is time, or before printing. Each
 * element says when it is drawn, and the page when all in sight are, or that something failed.
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
  // What takes long the first time is done while the answers are on their way.
  setTimeout(() => [day(0), decimals(1)(0)]);
  const waiting = new Map();
  const near = new IntersectionObserver(
    (all) => show(all.filter((it) => it.isIntersecting).map((it) => it.target), rest).then(later),
    { rootMargin: "25%" },
  );
  const one = async (element) => {
    const make = waiting.get(element);
    // It may be about to be seen and printed at once.
    if (!make) return;
    waiting.delete(element);
    near.unobserve(element);
    try {
      await make();
      element.dataset.drawn = "1";
    } catch (problem) {
      element.dataset.drawn = "failed";
      failed(problem);
    }
  };
  // Somebody may type or scroll between two charts.
  const rest = () => new Promise((resolve) => setTimeout(resolve));
  const show = async (elements, pause) => {
    for (const element of elements) {
      await one(element);
      await pause();
    }
    page.ready ??= "1";
  };
  // The others when there is nothing else to do, so that they are there for whoever scrolls.
  const idle = window.requestIdleCallback ?? setTimeout;
  const later = () => waiting.size && idle(() => show([...waiting.keys()].slice(0, 1), rest).then(later));
  for (const [element, chart, ...more] of charts) {
    if (!element) continue;
    const data = Promise.all([element.dataset.url, ...more].map(once));
    data.catch(failed);
    waiting.set(element, async () => chart(element, ...(await data)));
    near.observe(element);
  }
  if (!waiting.size) page.ready = "1";
  addEventListener("beforeprint", () => show([...waiting.keys()], () => {}));
  const form = document.getElementById("choose");
  form?.querySelectorAll("select").forEach((select) => select.addEventListener("change", () => form.requestSubmit()));
}
