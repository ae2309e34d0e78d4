// While a sync runs, hears how it goes, and shows the new numbers when it is done.
const status = document.querySelector("[data-testid=sync-status]");
const PAUSE = 5000;

// Longer than the server keeps still while nothing happens.
const SILENCE = 40_000;

function words(view) {
  const source = view.sources.find((s) => s.running && s.read !== null);
  if (!source) return null;
  return source.total ? `${source.name} ${source.read} / ${source.total}` : `${source.name} ${source.read}`;
}

function cards(view) {
  for (const source of view.sources) {
    const card = document.querySelector(`[data-progress="${CSS.escape(source.source)}"]`);
    if (!card) continue;
    card.hidden = !source.running;
    const [bar] = card.getElementsByTagName("progress");
    if (source.total) {
      bar.max = source.total;
      bar.value = source.read;
    } else {
      bar.removeAttribute("value");
    }
    card.querySelector("span").textContent = source.total ? `${source.read} / ${source.total}` : `${source.read ?? ""}`;
  }
}

function isChanged(field) {
  if (field.type === "hidden") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (!field.options) return field.value !== field.defaultValue;
  const first = [...field.options].findIndex((option) => option.defaultSelected);
  return field.selectedIndex !== Math.max(0, first);
}

/** Whether a person would lose what they are at. */
const isBusy = () =>
  document.querySelector("dialog[open], #zoom:not([hidden]), [aria-invalid=true]") !== null ||
  [...document.querySelectorAll("input[name], select[name], textarea[name]")].some(isChanged);

/** Never by reload(), which would send again what this page may be the answer of. */
function renew(view) {
  const { self, fresh } = status.dataset;
  if (!isBusy()) {
    location.replace(self);
    return;
  }
  const link = document.createElement("a");
  link.href = self;
  link.textContent = fresh;
  delete status.dataset.running;
  status.replaceChildren(link);
  cards(view);
}

function show(view) {
  if (!view.running) {
    renew(view);
    return false;
  }
  status.textContent = words(view) ?? status.textContent;
  cards(view);
  return true;
}

/** For whoever hears nothing, such as behind a proxy that keeps answers back. */
async function ask() {
  try {
    const answer = await fetch("/api/v1/sync", { headers: { Accept: "application/json" } });
    if (!answer.ok || !show(await answer.json())) return;
  } catch (unreachable) {
    // It may be back at the next try.
  }
  setTimeout(ask, PAUSE);
}

function listen() {
  const events = new EventSource("/api/v1/sync/events");
  let silence = setTimeout(giveUp, PAUSE);
  function giveUp() {
    events.close();
    ask();
  }
  function heard() {
    clearTimeout(silence);
    silence = setTimeout(giveUp, SILENCE);
  }
  events.addEventListener("still", heard);
  events.addEventListener("sync", (event) => {
    heard();
    if (show(JSON.parse(event.data))) return;
    clearTimeout(silence);
    events.close();
  });
  events.addEventListener("error", () => {
    if (events.readyState !== EventSource.CLOSED) return;
    clearTimeout(silence);
    setTimeout(ask, PAUSE);
  });
  addEventListener("pagehide", () => events.close());
}

if (status?.dataset.running === "true") listen();

// A page with a chart says so itself, once it is drawn.
if (!document.querySelector("canvas")) document.documentElement.dataset.ready = "1";
