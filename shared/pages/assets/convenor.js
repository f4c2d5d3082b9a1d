import { ErrorSummary } from "nhsuk-frontend/dist/nhsuk/components/error-summary/error-summary.mjs";
import { NotificationBanner } from "nhsuk-frontend/dist/nhsuk/components/notification-banner/notification-banner.mjs";
import { SkipLink } from "nhsuk-frontend/dist/nhsuk/components/skip-link/skip-link.mjs";

// One click, one request: the server makes a repeated one harmless, this only spares people the doubt.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent === "yes") event.preventDefault();
    form.dataset.sent = "yes";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[method=post]")) delete form.dataset.sent;
});

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

// Gives the elements of a component of the design system what its script does for them.
const start = (Component) => {
  for (const element of document.querySelectorAll(`[data-module="${Component.moduleName}"]`))
    new Component(element);
};

// What only some pages have is loaded for those: by the selector that finds it.
const parts = {
  "[data-module=nhsuk-button]": async () =>
    start((await import("nhsuk-frontend/dist/nhsuk/components/button/button.mjs")).Button),
  "[data-module=nhsuk-character-count]": async () =>
    start(
      (await import("nhsuk-frontend/dist/nhsuk/components/character-count/character-count.mjs"))
        .CharacterCount,
    ),
  "[data-module=nhsuk-checkboxes]": async () =>
    start((await import("nhsuk-frontend/dist/nhsuk/components/checkboxes/checkboxes.mjs")).Checkboxes),
  "[data-module=nhsuk-radios]": async () =>
    start((await import("nhsuk-frontend/dist/nhsuk/components/radios/radios.mjs")).Radios),
  "[data-module=nhsuk-tabs]": () => import("./tabs.js"),
  "input[data-challenge]": () => import("./proof.js"),
  "[data-organisations]": () => import("./organisation-field.js"),
  "[data-bulk]": () => import("./bulk.js"),
  "button[data-keyboard]": () => import("./keyboard.js"),
  "[data-search]": () => import("./desk-search.js"),
  "[data-refresh]": () => import("./refresh.js"),
  "form[enctype] input[type=file]:not([data-direct])": () => import("./file-size.js"),
  "input[data-direct]": () => import("./upload.js"),
};

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
for (const component of [ErrorSummary, NotificationBanner, SkipLink]) start(component);

// What somebody types is kept until it is saved. What does that is loaded when there is something to keep, to show or to forget.
const drafts = () => import("./drafts.js");
const hasDrafts = () => {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith("draft:"));
  } catch {
    return false;
  }
};
document.addEventListener("input", ({ target }) => {
  if (target.form?.method === "post") drafts();
});
// Before the parts, so that they begin with what the fields hold.
if (hasDrafts()) await drafts();
for (const [selector, load] of Object.entries(parts)) if (document.querySelector(selector)) load();
