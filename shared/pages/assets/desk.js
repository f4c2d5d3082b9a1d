// What only pages of the desk have: no visitor of the site loads it.

// Copies the text that a button names. The button is hidden where there is no script to do it.
for (const button of document.querySelectorAll("button[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies)?.textContent ?? "");
    button.textContent = "Copied";
  });
}

// Puts the text that is chosen in a list where the cursor stands in the field that the button names. Without a script the server adds it at the end.
for (const button of document.querySelectorAll("button[data-inserts]")) {
  const field = document.getElementById(button.dataset.into);
  const choice = document.getElementById(button.dataset.inserts);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const { selectionStart: from, selectionEnd: to, value } = field;
    const words = choice.selectedOptions[0]?.dataset.text ?? "";
    const gap = from > 0 && !value.slice(0, from).endsWith("\n") ? "\n\n" : "";
    field.setRangeText(gap + words, from, to, "end");
    field.focus();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

// Says how many people are ticked, where each tick says of how many it is.
for (const total of document.querySelectorAll("[data-total]")) {
  const ticks = [...document.getElementsByName(total.dataset.total)];
  const say = () => {
    const sum = ticks.reduce((all, { checked, dataset }) => all + (checked ? Number(dataset.counts) : 0), 0);
    total.textContent = `You have chosen ${sum.toLocaleString("en-GB")} ${sum === 1 ? "member" : "members"}.`;
  };
  for (const tick of ticks) tick.addEventListener("change", say);
  say();
}

// What only some of them have.
const parts = {
  "[data-module=nhsuk-tabs]": () => import("./tabs.js"),
  "[data-bulk]": () => import("./bulk.js"),
  "button[data-keyboard]": () => import("./keyboard.js"),
  "[data-search]": () => import("./desk-search.js"),
  "[data-refresh]": () => import("./refresh.js"),
  "[data-live]": () => import("./live-form.js"),
  "[data-picker]": () => import("./picker.js"),
  "[data-picks]": () => import("./thing-picker.js"),
};
for (const [selector, load] of Object.entries(parts)) if (document.querySelector(selector)) load();
