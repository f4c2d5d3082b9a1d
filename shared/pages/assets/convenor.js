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
  "form[enctype] input[type=file]:not([data-direct])": () => import("./file-size.js"),
  "input[data-direct]": () => import("./upload.js"),
  "body.desk": () => import("./desk.js"),
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
