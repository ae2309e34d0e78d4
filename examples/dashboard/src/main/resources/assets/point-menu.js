// The readings of a day, with what may be done about them: the page's own table, fetched into a dialog.

/** Opens the menu of a day such as 2026-11-23; a page that has none opens the day itself. */
export async function pointMenu(day) {
  const dialog = document.getElementById("menu");
  const address = new URL(location.href);
  address.searchParams.set("day", day);
  address.hash = "readings";
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const readings = page.getElementById("readings");
  if (!answer.ok || !readings) {
    location.assign(address);
    return;
  }
  readings.removeAttribute("id");
  readings.className = "days";
  document.getElementById("menu-body").replaceChildren(document.adoptNode(readings));
  dialog.showModal();
}
