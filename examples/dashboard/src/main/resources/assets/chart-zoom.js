// Looking closer at a stretch of time. The zoom plugin and Hammer are loaded before as plain scripts.
const DAY = 86_400_000;
const WEEK = 7 * DAY;

// The plugin makes a stretch 2 - n times as long.
const HALF = 1.5;
const DOUBLE = 0.001;

export const iso = (time) => new Date(time).toISOString().slice(0, 10);

/** Options of the plugin; tell is told after each change. */
export const zoomOptions = (first, last, tell) => ({
  limits: { x: { min: first - DAY, max: last + DAY, minRange: WEEK } },
  zoom: {
    mode: "x",
    drag: { enabled: true, threshold: 8, backgroundColor: "rgba(125, 150, 190, .25)" },
    pinch: { enabled: true },
    wheel: { enabled: false },
    onZoom: tell,
  },
});

/** Keys and buttons; bar appears while something is hidden, and its first button keeps the stretch in the address. */
export function zoomable(chart, canvas, bar) {
  const [apply, reset] = bar.querySelectorAll("button");
  const all = () => {
    chart.resetZoom("none");
    bar.hidden = true;
  };
  canvas.addEventListener("dblclick", all);
  reset.addEventListener("click", () => {
    all();
    canvas.focus();
  });
  apply.addEventListener("click", () => {
    const form = document.getElementById("choose");
    form.elements.from.value = iso(chart.scales.x.min);
    form.elements.to.value = iso(chart.scales.x.max);
    form.requestSubmit();
  });
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "Escape") all();
    if (event.key === "+" || event.key === "=") chart.zoom(HALF, "none");
    if (event.key === "-") chart.zoom(DOUBLE, "none");
  });
}
