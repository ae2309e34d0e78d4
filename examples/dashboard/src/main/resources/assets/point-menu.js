// The readings of a day, with what may be done about them: the page's own table, fetched into a dialog.

let asked = 0;

/** The table of the page at an address; null if there is none, or no answer. */
async function fetched(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok ? page.getElementById("readings") : null;
  } catch {
    return null;
  }
}

/** Opens the menu of a day such as 2026-11-23; a page that has none opens the day itself. */
export async function pointMenu(day) {
  const dialog = document.getElementById("menu");
  const address = new URL(location.href);
  address.searchParams.set("day", day);
  address.hash = "readings";
  const number = ++asked;
  const readings = await fetched(address);
  // Another day was asked for meanwhile.
  if (number !== asked) return;
  if (!readings) {
    location.assign(address);
    return;
  }
  readings.removeAttribute("id");
  readings.className = "days";
  document.getElementById("menu-body").replaceChildren(document.adoptNode(readings));
  if (!dialog.open) dialog.showModal();
}
