// The buttons of a list say how many things they change, and one tick is for all of the page. Without this, they say "the ticked".
for (const form of document.querySelectorAll("[data-bulk]")) {
  const ticks = [...document.getElementsByName("ticked")];
  const [one, many] = form.querySelector("[data-things]").dataset.things.split("|");
  const all = form.querySelector("[data-tick-all]");
  const say = () => {
    const count = ticks.filter(({ checked }) => checked).length;
    const what = count === 0 ? `the ticked ${many}` : `${count} ${count === 1 ? one : many}`;
    for (const button of form.querySelectorAll("[data-verb]"))
      button.textContent = `${button.dataset.verb} ${what}`;
    all.checked = count === ticks.length;
    all.indeterminate = count > 0 && count < ticks.length;
  };
  all.closest("[hidden]").hidden = false;
  all.addEventListener("change", () => {
    for (const tick of ticks) tick.checked = all.checked;
    say();
  });
  for (const tick of ticks) tick.addEventListener("change", say);
  say();
}
