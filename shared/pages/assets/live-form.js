// Takes a part of the page again whenever an answer of its form changes, so that it always fits what is filled in. Without a script a button does it.
const WAIT_MS = 250;

const ask = async (form, step, signal) => {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("_step", step);
  const answer = await fetch(form.action, { method: "POST", body: fields, signal }).catch(() => undefined);
  if (!answer || (!answer.ok && answer.status !== 422)) return undefined;
  return new DOMParser()
    .parseFromString(await answer.text(), "text/html")
    .getElementById(form.dataset.livePart);
};

/** Puts the fresh part in the place of the old one; what somebody is typing in stays as it is, and so does what is read out. */
const replace = (part, fresh) => {
  const status = part.querySelector("[role=status]");
  const words = fresh.querySelector("[role=status]");
  if (status && words) {
    if (status.textContent !== words.textContent) status.replaceChildren(...words.childNodes);
    words.replaceWith(status);
  }
  for (const field of part.querySelectorAll("input[type=text], select"))
    for (const other of fresh.querySelectorAll(`#${CSS.escape(field.id)}`)) other.replaceWith(field);
  const focused = part.contains(document.activeElement) ? document.activeElement : undefined;
  part.replaceChildren(...fresh.childNodes);
  focused?.focus();
};

for (const form of document.querySelectorAll("form[data-live]")) {
  const part = document.getElementById(form.dataset.livePart);
  let wait = 0;
  let under = new AbortController();
  const show = async (step) => {
    under.abort();
    under = new AbortController();
    const { signal } = under;
    const fresh = await ask(form, step, signal);
    if (!fresh || signal.aborted) return;
    replace(part, fresh);
    const next = part.querySelector("[data-goes-on]");
    if (next) show(next.dataset.goesOn);
  };
  form.addEventListener("change", ({ target }) => {
    if (target.name === "name") return;
    clearTimeout(wait);
    wait = setTimeout(show, WAIT_MS, form.dataset.live);
  });
  const first = part.querySelector("[data-goes-on]");
  if (first) show(first.dataset.goesOn);
}
