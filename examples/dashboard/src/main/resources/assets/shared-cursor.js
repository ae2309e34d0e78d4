// One place along a track that charts and map all show, and that any of them moves.

/** Starts at no place; last is the index of the last point. */
export function sharedCursor(last) {
  const listeners = [];
  let at = null;
  const cursor = {
    get at() {
      return at;
    },
    set(index) {
      const next = index === null ? null : Math.max(0, Math.min(last, index));
      if (next === at) return;
      at = next;
      listeners.forEach((tell) => tell(at));
    },
    onMove: (tell) => listeners.push(tell),
  };
  return cursor;
}

const steps = { ArrowLeft: -1, ArrowRight: 1 };
const places = { Home: -Infinity, End: Infinity };

/** Arrow keys move the cursor, Shift ten times as far; Escape takes it away. */
export function movedByKeys(element, cursor) {
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      cursor.set(null);
      return;
    }
    const step = steps[event.key] * (event.shiftKey ? 10 : 1);
    const next = places[event.key] ?? (cursor.at ?? (step > 0 ? -1 : Infinity)) + step;
    if (Number.isNaN(next)) return;
    event.preventDefault();
    cursor.set(next);
  });
}

/** The index of the number nearest to one; numbers ascend. */
export function nearest(numbers, wanted) {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low > 0 && wanted - numbers[low - 1] < numbers[low] - wanted ? low - 1 : low;
}
