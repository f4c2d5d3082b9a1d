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
  "input[data-challenge]": () => import("./proof.js"),
  "[data-organisations]": () => import("./organisation-field.js"),
  "[data-refresh]": () => import("./refresh.js"),
};

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
for (const component of [ErrorSummary, NotificationBanner, SkipLink]) start(component);
for (const [selector, load] of Object.entries(parts)) if (document.querySelector(selector)) load();
