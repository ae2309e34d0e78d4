// g and a letter go to a section, ? says so. Off while somebody types, and for whoever switched it off.
const dialog = document.getElementById("keys");
const WAIT = 1500;
const OFF = "keys.off";
let leads = 0;

const typing = (target) => target.closest("input, select, textarea, [contenteditable], dialog") !== null;
const isOff = () => localStorage.getItem(OFF) === "1";

if (dialog) {
  const box = dialog.querySelector("input[type=checkbox]");
  box.checked = !isOff();
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
  const button = document.getElementById("keys-open");
  button.hidden = false;
  button.addEventListener("click", () => dialog.showModal());
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isOff() || typing(event.target)) return;
    if (event.key === "?") {
      event.preventDefault();
      dialog.showModal();
    } else if (event.key === "g") {
      leads = event.timeStamp;
    } else if (leads && event.timeStamp - leads < WAIT) {
      leads = 0;
      const link = dialog.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (link) location.assign(link.href);
    }
  });
}
