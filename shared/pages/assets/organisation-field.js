import accessibleAutocomplete from "accessible-autocomplete/src/wrapper.js";
import { asText, styled, suggester } from "./suggestions.js";

// Suggests organisations while somebody types. Whatever they type may stay as it is; the hidden field says which one they picked.
// What was typed before counts among the suggestions of the library, as plain text.
const nameOf = (suggestion) => (typeof suggestion === "string" ? suggestion : (suggestion?.name ?? ""));

await styled();
for (const place of document.querySelectorAll("[data-organisations]")) {
  const plain = place.querySelector("input[name=organisation]");
  const code = place.querySelector("input[name=organisationCode]");
  const said = (plain.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent.trim() ?? "")
    .join(" ");
  const { id, value } = plain;
  const wrong = plain.classList.contains("nhsuk-input--error");
  const typing = document.activeElement === plain;
  const box = document.createElement("div");
  plain.replaceWith(box);
  accessibleAutocomplete({
    element: box,
    id,
    name: "organisation",
    defaultValue: value,
    source: suggester(place.dataset.organisations),
    minLength: 2,
    confirmOnBlur: false,
    displayMenu: "overlay",
    inputClasses: wrong ? "nhsuk-input nhsuk-input--error" : "nhsuk-input",
    templates: {
      inputValue: nameOf,
      suggestion: (suggestion) =>
        `${asText(nameOf(suggestion))}<span class="organisation-details">${asText(suggestion?.details ?? "")}</span>`,
    },
    onConfirm: (suggestion) => {
      if (suggestion?.code) code.value = suggestion.code;
    },
    tNoResults: () => "Not in our list. You can keep what you typed.",
    tAssistiveHint: () =>
      `${said} When there are suggestions, use the up and down arrows to look at them and Enter to choose one. You can also keep what you typed.`,
  });
  // Whoever began to type before the script came goes on in the new field.
  if (typing) box.querySelector("input").focus();
  box.addEventListener("input", () => {
    code.value = "";
  });
}
