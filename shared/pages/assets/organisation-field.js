import accessibleAutocomplete from "accessible-autocomplete/src/wrapper.js";

// Suggests organisations while somebody types. Whatever they type may stay as it is; the hidden field says which one they picked.
const WAIT_MS = 200;

const asText = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

// What was typed before counts among the suggestions of the library, as plain text.
const nameOf = (suggestion) => (typeof suggestion === "string" ? suggestion : (suggestion?.name ?? ""));

const suggester = (address) => {
  let asked = 0;
  let latest = 0;
  return (query, show) => {
    clearTimeout(asked);
    latest += 1;
    const own = latest;
    asked = setTimeout(async () => {
      const answer = await fetch(`${address}?q=${encodeURIComponent(query)}`).catch(() => undefined);
      // Without an answer there is nothing to suggest, and the field is what it is without a script.
      const found = answer?.ok ? await answer.json() : [];
      if (own === latest) show(found);
    }, WAIT_MS);
  };
};

const styled = () =>
  new Promise((done) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = new URL("organisation-field.css", import.meta.url).href;
    // Without its styles the field can still be used.
    sheet.onload = done;
    sheet.onerror = done;
    document.head.append(sheet);
  });

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
