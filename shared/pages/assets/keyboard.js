// One key for what is done all day at the desk. An element says its key by `aria-keyshortcuts`; a list's rows are gone through with j and k. Who uses
// speech recognition, or types where nothing asks for it, turns all of it off (WCAG 2.1.4); the browser remembers that.
const OFF = "keyboard-off";

const isOff = () => {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
};
const turn = (off) => {
  try {
    if (off) localStorage.setItem(OFF, "yes");
    else localStorage.removeItem(OFF);
  } catch {
    // Not allowed to remember: the keys stay as they are.
  }
};

const isShown = (element) => element.getClientRects().length > 0;
const marked = () => [...document.querySelectorAll("[aria-keyshortcuts]")].filter(isShown);
const keyOf = (element) => element.getAttribute("aria-keyshortcuts");
const wordsOf = (element) =>
  (element.dataset.keyText ?? element.labels?.[0]?.textContent ?? element.textContent).trim();

/** The first link of each row of the page's lists. */
const rows = () =>
  [...document.querySelectorAll("main :is(tbody > tr, .work-list > li)")].flatMap((row) => {
    const link = [...row.querySelectorAll("a[href]")].find(isShown);
    return link ? [link] : [];
  });

const step = (by) => {
  const all = rows();
  const at = all.indexOf(document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : all.length - 1) : at + by;
  all[Math.min(Math.max(next, 0), all.length - 1)]?.focus();
};

const use = (element) => {
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, select")) {
    element.scrollIntoView({ block: "center" });
    element.focus();
  } else element.click();
};

const dialog = document.createElement("dialog");
dialog.className = "keyboard";
dialog.setAttribute("aria-labelledby", "keyboard-title");
document.body.append(dialog);

const element = (name, properties, children = []) => {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
};

const lines = () => {
  const list = rows().length > 0;
  return [
    ...(list
      ? [
          ["j", "Next in the list"],
          ["k", "Previous in the list"],
          ["o", "Open"],
        ]
      : []),
    ...marked().map((one) => [keyOf(one), wordsOf(one)]),
    ["?", "Show these keys"],
  ];
};

const show = () => {
  const keys = lines().flatMap(([key, words]) => [
    element("dt", {}, [element("kbd", { textContent: key })]),
    element("dd", { textContent: words }),
  ]);
  const off = element("input", { type: "checkbox", id: "keyboard-off", checked: isOff() });
  off.addEventListener("change", () => turn(off.checked));
  const close = element("button", { type: "button", className: "nhsuk-button", textContent: "Close" });
  close.addEventListener("click", () => dialog.close());
  dialog.replaceChildren(
    element("h2", { id: "keyboard-title", textContent: "Keys on this page" }),
    element("dl", { className: "keyboard__keys" }, keys),
    element("p", {}, [
      off,
      " ",
      element("label", { htmlFor: "keyboard-off", textContent: "Turn these keys off in this browser" }),
    ]),
    close,
  );
  dialog.showModal();
};

for (const button of document.querySelectorAll("button[data-keyboard]")) {
  button.hidden = false;
  button.addEventListener("click", show);
}

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing || event.defaultPrevented || isOff() || dialog.open) return;
  if (
    target.closest?.(
      "input:not([type=checkbox], [type=radio], [type=submit]), textarea, select, [contenteditable]",
    )
  )
    return;
  const does = {
    j: () => step(1),
    k: () => step(-1),
    o: () => rows().includes(document.activeElement) && document.activeElement.click(),
    "?": show,
  };
  const found = marked().find((one) => keyOf(one) === key);
  const act = found ? () => use(found) : does[key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});
