// The buttons of a list say how many things they change, and one tick is for all of the page. Without this, they change what is ticked.
for (const form of document.querySelectorAll("[data-bulk]")) {
  const ticks = [...document.getElementsByName("ticked")];
  const bar = form.querySelector("[data-things]");
  const [one, many] = bar.dataset.things.split("|");
  const page = form.querySelector("[data-tick-all]");
  const every = form.querySelector("[name=all]");
  const what = form.querySelector("[data-what]");
  const countNow = () => {
    if (every?.checked) return bar.dataset.all || "all";
    return String(ticks.filter(({ checked }) => checked).length);
  };
  const say = () => {
    const count = countNow();
    const things = `${count} ${count === "1" ? one : many}`;
    what.textContent = count === "0" ? "With the ticked ones:" : `With ${things}:`;
    for (const button of form.querySelectorAll("[data-verb]"))
      button.textContent = count === "0" ? button.dataset.button : `${button.dataset.verb} ${things}`;
    const ticked = ticks.filter(({ checked }) => checked).length;
    page.checked = ticked === ticks.length;
    page.indeterminate = ticked > 0 && ticked < ticks.length;
  };
  const tickPage = (checked) => {
    for (const tick of ticks) tick.checked = checked;
  };
  page.closest("[hidden]").hidden = false;
  page.addEventListener("change", () => {
    if (every && !page.checked) every.checked = false;
    tickPage(page.checked);
    say();
  });
  every?.addEventListener("change", () => {
    tickPage(every.checked);
    say();
  });
  for (const tick of ticks)
    tick.addEventListener("change", () => {
      if (every && !tick.checked) every.checked = false;
      say();
    });
  say();
}
