import accessibleAutocomplete from "accessible-autocomplete/src/wrapper.js";
import { asText, styled, suggester } from "./suggestions.js";

const nameOf = (suggestion) => suggestion?.text ?? "";

/** Has a form of the search suggest what somebody may mean. A suggestion leads there; Enter without one leads to the page of results. */
export const suggestIn = async (form) => {
  await styled();
  const plain = form.querySelector("input");
  const { id, value, selectionStart } = plain;
  const typing = document.activeElement === plain;
  const box = document.createElement("div");
  box.className = "desk-search__suggestions";
  plain.replaceWith(box);
  accessibleAutocomplete({
    element: box,
    id,
    name: "q",
    source: suggester(form.dataset.search),
    minLength: 2,
    confirmOnBlur: false,
    displayMenu: "overlay",
    inputClasses: "nhsuk-input",
    templates: {
      inputValue: nameOf,
      suggestion: (suggestion) =>
        `${asText(nameOf(suggestion))}<span class="organisation-details">${asText(suggestion?.details ?? "")}</span>`,
    },
    onConfirm: (suggestion) => {
      if (suggestion?.href) window.location.assign(suggestion.href);
    },
    tNoResults: () => "No suggestions. Press Enter to search.",
    tAssistiveHint: () =>
      "When there are suggestions, use the up and down arrows to look at them and Enter to go to one. Enter without one shows all results.",
  });
  const field = box.querySelector("input");
  for (const name of ["aria-keyshortcuts", "data-key-text"])
    field.setAttribute(name, plain.getAttribute(name));
  // The library keeps Enter to itself while its list is open, chosen or not.
  form.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || event.target !== field || box.querySelector("[aria-selected=true]"))
        return;
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit();
    },
    { capture: true },
  );
  // Whoever began to type before the script came goes on in the new field.
  if (typing) field.focus();
  if (value === "") return;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.setSelectionRange(selectionStart, selectionStart);
};
