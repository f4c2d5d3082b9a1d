import accessibleAutocomplete from "accessible-autocomplete/src/wrapper.js";
import { asText, styled } from "./suggestions.js";

// Chooses from a list by typing a part of what one looks for. The list itself stays in the form, and says what is chosen.
const small = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").trim().toLowerCase();
const WRONG = "Choose from the suggestions";

const hintsOf = (field) =>
  (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent.trim() ?? "")
    .join(" ");

/** The options of a list that have these words, or the one that is called so. */
const optionsLike = (options, typed) => {
  const words = small(typed).split(/\s+/);
  const exact = options.find(({ text }) => small(text) === small(typed));
  return exact ? [exact] : options.filter(({ text }) => words.every((word) => small(text).includes(word)));
};

await styled();
for (const place of document.querySelectorAll("[data-picker]")) {
  const list = place.querySelector("select");
  const { id } = list;
  const options = [...list.options].filter(({ value }) => value !== "");
  const none = [...list.options].find(({ value }) => value === "");
  const said = hintsOf(list);
  const box = document.createElement("div");
  list.before(box);
  list.hidden = true;
  list.id = `${id}-list`;
  const choose = (option) => {
    list.value = option?.value ?? "";
    list.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const chosen = list.selectedOptions[0];
  accessibleAutocomplete({
    element: box,
    id,
    name: "",
    defaultValue: chosen && chosen !== none ? chosen.text : "",
    // What is written into the field once it was left is no question.
    source: (typed, show) => show(box.contains(document.activeElement) ? optionsLike(options, typed) : []),
    minLength: 0,
    showAllValues: true,
    displayMenu: "overlay",
    inputClasses: list.classList.contains("nhsuk-select--error")
      ? "nhsuk-input nhsuk-input--error"
      : "nhsuk-input",
    templates: {
      inputValue: (option) => (typeof option === "string" ? option : (option?.text ?? "")),
      suggestion: (option) => asText(typeof option === "string" ? option : option.text),
    },
    onConfirm: (option) => {
      if (option?.value) choose(option);
    },
    tNoResults: () => "Not in the list",
    tAssistiveHint: () =>
      `${said} Type a part of the name. Use the up and down arrows to look at the suggestions and Enter to choose one.`,
  });
  const field = box.querySelector("input");
  if (none) field.placeholder = none.text;
  const settle = () => {
    const typed = field.value.trim();
    const [one, ...more] = typed === "" ? [] : optionsLike(options, typed);
    const only = more.length === 0 ? one : undefined;
    if (list.value !== (only?.value ?? "")) choose(only);
    if (only && field.value !== only.text) field.value = only.text;
    field.setCustomValidity(typed !== "" && !only ? WRONG : "");
  };
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!box.contains(relatedTarget)) settle();
  });
  field.addEventListener("input", () => field.setCustomValidity(""));
  // What names nothing of the list is not sent as if nothing had been typed.
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target !== list.form) return;
      settle();
      if (field.reportValidity()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
}
