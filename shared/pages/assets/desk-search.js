// The search of everything: what suggests while somebody types is loaded when they come to the field.
for (const form of document.querySelectorAll("[data-search]"))
  form.addEventListener(
    "focusin",
    async () => {
      const { suggestIn } = await import("./desk-suggestions.js");
      await suggestIn(form);
    },
    { once: true },
  );
