import accessibleAutocomplete from "accessible-autocomplete/src/wrapper.js";
import { asText, styled, suggester } from "./suggestions.js";

// Finds a project, an item or another thing while somebody types. The field of the form holds its reference, or what was typed: the server knows both.
const nameOf = (thing) => (typeof thing === "string" ? thing : (thing?.text ?? ""));

await styled();
for (const place of document.querySelectorAll("[data-picks]")) {
  const plain = place.querySelector("input");
  const { id } = plain;
  const box = document.createElement("div");
  const said = (plain.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((one) => document.getElementById(one)?.textContent.trim() ?? "")
    .join(" ");
  const typing = document.activeElement === plain;
  const suggest = suggester(place.dataset.picks);
  plain.before(box);
  plain.type = "hidden";
  plain.id = `${id}-chosen`;
  accessibleAutocomplete({
    element: box,
    id,
    name: "",
    defaultValue: plain.dataset.text ?? plain.value,
    // Who has left the field meanwhile is shown nothing.
    source: (typed, show) => suggest(typed, (found) => box.contains(document.activeElement) && show(found)),
    minLength: 2,
    confirmOnBlur: false,
    displayMenu: "overlay",
    inputClasses: plain.classList.contains("nhsuk-input--error")
      ? "nhsuk-input nhsuk-input--error"
      : "nhsuk-input",
    templates: {
      inputValue: nameOf,
      suggestion: (thing) =>
        `${asText(nameOf(thing))}<span class="organisation-details">${asText(thing?.details ?? "")}</span>`,
    },
    onConfirm: (thing) => {
      if (thing?.value) plain.value = thing.value;
    },
    tNoResults: () => "Nothing has these words",
    tAssistiveHint: () =>
      `${said} When there are suggestions, use the up and down arrows to look at them and Enter to choose one.`,
  });
  const field = box.querySelector("input");
  field.addEventListener("input", () => {
    plain.value = field.value;
  });
  if (typing) field.focus();
}
