import { initAll } from "./nhsuk-frontend.min.js";

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");
initAll();

if (document.querySelector("input[data-challenge]")) import("./proof.js");

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

// What only some pages have is loaded for those.
if (document.querySelector("[data-organisations]")) import("./organisation-field.js");
if (document.querySelector("[data-refresh]")) import("./refresh.js");
