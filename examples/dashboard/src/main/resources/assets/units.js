// Numbers as the page's reader reads them. The API answers SI units; the page says what is read instead.
export const language = document.documentElement.lang;

const MINUS = "\u2212";
const COLON = language.startsWith("fr") ? "\u00a0: " : ": ";

/** A name and what there is to say of it, with the colon that the language writes. */
export const said = (name, what) => name + COLON + what;

function written(count, signDisplay) {
  // Made when first asked: it takes long, and no page needs them all.
  let number;
  return (value) => {
    number ??= new Intl.NumberFormat(language, { minimumFractionDigits: count, maximumFractionDigits: count, signDisplay });
    return number.format(value).replace("-", MINUS);
  };
}

/** Numbers with so many decimals, in the page's language. */
export const decimals = (count) => written(count, "auto");

/** Changes with their sign, that of what is written: 0.04 is 0.0 with one decimal, not +0.0. */
export const changes = (count) => written(count, "exceptZero");

/** Pounds as stone and pounds; rounded as a whole, so that 13.99 is a stone and never 14.0. */
function stone(pounds, digits) {
  const scale = 10 ** digits;
  const all = Math.round(pounds * scale) / scale;
  return all < 14 ? decimals(digits)(all) : `${Math.floor(all / 14)} st ${decimals(digits)(all % 14)}`;
}

/** How a kind of number is read: of() makes it of a stored one, text() and signed() write it. */
export function measure({ unit, factor, digits, stones }) {
  const number = decimals(digits);
  const text = stones ? (value) => stone(value, digits) : number;
  return {
    unit,
    in: (decimals) => measure({ unit, factor, digits: decimals, stones }),
    of: (stored) => (stored === null ? null : stored * factor),
    text,
    full: (value) => (unit ? `${text(value)} ${unit}` : text(value)),
    signed: changes(digits),
  };
}

/** Of what a canvas shows. */
export const measureOf = (canvas) => measure(JSON.parse(canvas.dataset.measure));

/** By kind: weight, load, volume, distance, height and speed. */
export const units = Object.fromEntries(
  Object.entries(JSON.parse(document.documentElement.dataset.units)).map(([kind, it]) => [kind, measure(it)]),
);
