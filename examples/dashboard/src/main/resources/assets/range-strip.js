// The whole history in a band below the chart. Each year is a link; here a stretch is dragged over them, or by its ends.
import { iso } from "./chart-zoom.js";

const DAY = 86_400_000;

// A shorter way is a click, as a hand is never quite still.
const STILL = 5;
const REACH = { mouse: 8, pen: 12, touch: 20 };

export function rangeStrip(strip) {
  if (!strip) return;
  const band = strip.querySelector("svg");
  const mark = band.querySelector("rect");
  const form = document.getElementById("choose");
  const start = Date.parse(strip.dataset.first);
  const last = (Date.parse(strip.dataset.last) - start) / DAY;
  const number = (name) => Number(mark.getAttribute(name));
  const days = band.viewBox.baseVal.width;
  const given = { from: number("x"), length: number("width") };
  let drag = null;

  /** The day at a place on the screen, counted from the first one. */
  const dayAt = (x) => {
    const { left, width } = band.getBoundingClientRect();
    return Math.max(0, Math.min(last, Math.floor(((x - left) / width) * days)));
  };
  /** Where a day begins on the screen. */
  const placeOf = (day) => {
    const { left, width } = band.getBoundingClientRect();
    return left + (day / days) * width;
  };
  const show = ({ from, length }) => {
    mark.setAttribute("x", from);
    mark.setAttribute("width", length);
  };

  /** The day at the other end of the mark, if one end is within reach. */
  const opposite = ({ clientX, pointerType }) => {
    if (given.length === 0) return null;
    const [toLeft, toRight] = [given.from, given.from + given.length].map((day) => Math.abs(clientX - placeOf(day)));
    if (Math.min(toLeft, toRight) > (REACH[pointerType] ?? REACH.touch)) return null;
    return toLeft < toRight ? given.from + given.length - 1 : given.from;
  };

  const end = () => {
    drag = null;
    strip.dataset.drag = "band";
  };

  strip.dataset.drag = "band";
  // As many years as do not fit: what is shown is in sight.
  const years = strip.querySelector(".strip-scroll");
  years.scrollLeft = ((given.from + given.length) / days) * years.scrollWidth - years.clientWidth;

  strip.addEventListener("pointerdown", (event) => {
    if (!event.isPrimary || event.button !== 0 || !event.target.matches("a span")) return;
    drag = { x: event.clientX, anchor: opposite(event) ?? dayAt(event.clientX), stretch: null };
  });
  strip.addEventListener("pointermove", (event) => {
    if (drag && event.buttons === 0) end();
    if (!drag) {
      strip.dataset.drag = opposite(event) === null ? "band" : "edge";
      return;
    }
    if (!event.isPrimary || (!drag.stretch && Math.abs(event.clientX - drag.x) < STILL)) return;
    // From now on it is no click on a year.
    strip.setPointerCapture(event.pointerId);
    const day = dayAt(event.clientX);
    drag.stretch = { from: Math.min(drag.anchor, day), length: Math.abs(day - drag.anchor) + 1 };
    show(drag.stretch);
  });
  strip.addEventListener("pointerup", () => {
    const stretch = drag?.stretch;
    end();
    if (!stretch) return;
    form.elements.from.value = iso(start + stretch.from * DAY);
    form.elements.to.value = iso(start + (stretch.from + stretch.length - 1) * DAY);
    form.requestSubmit();
  });
  strip.addEventListener("pointercancel", () => {
    end();
    show(given);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drag) return;
    end();
    show(given);
  });
  // A browser would drag the link itself away.
  strip.addEventListener("dragstart", (event) => event.preventDefault());
}
