// While a sync runs, asks how it goes, and shows the new numbers when it is done.
const status = document.querySelector("[data-testid=sync-status]");
const PAUSE = 2000;

function words(view) {
  const source = view.sources.find((s) => s.running && s.read !== null);
  if (!source) return null;
  return source.total ? `${source.name} ${source.read} / ${source.total}` : `${source.name} ${source.read}`;
}

async function watch() {
  const answer = await fetch("/api/v1/sync", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const view = await answer.json();
  if (!view.running) {
    location.reload();
    return;
  }
  status.textContent = words(view) ?? status.textContent;
  setTimeout(watch, PAUSE);
}

if (status?.dataset.running === "true") setTimeout(watch, PAUSE);

// A page with a chart says so itself, once it is drawn.
if (!document.querySelector("canvas")) document.documentElement.dataset.ready = "1";
