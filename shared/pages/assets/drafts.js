// Keeps what somebody types into a form in their browser until the server has saved it. Each page's key comes from the server and belongs to who
// looks at it (a member of the team, the holder of a link, or else this visit of a browser): drafts are encrypted with it, so that nobody else who
// sits down at a shared computer can read them. They are forgotten after a week, when they are saved, and at sign-out.
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;
const PREFIX = "draft:";
const SAVED = "__Host-saved";
// Secrets are never kept, files cannot be, and what a page itself put into its form is not typed.
const NEVER = new Set([
  "hidden",
  "password",
  "file",
  "submit",
  "button",
  "reset",
  "image",
  "fieldset",
  "output",
]);

const bytesOf = (words) => new TextEncoder().encode(words);
const digestOf = async (words) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(words)));
const toText = (bytes) => btoa(String.fromCodePoint(...bytes));
const fromText = (words) => Uint8Array.from(atob(words), (char) => char.codePointAt(0));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const forms = [...document.querySelectorAll("form[method=post]")].filter(
  (form) => !form.closest("[data-not-kept]"),
);
const isTick = ({ type }) => type === "checkbox" || type === "radio";
const fieldsOf = (form) =>
  [...form.elements].filter(
    (field) =>
      field.name &&
      !field.name.startsWith("_") &&
      !NEVER.has(field.type) &&
      !field.closest("[data-not-kept]"),
  );

const typedIn = (field) => {
  if (isTick(field)) return field.checked ? [field.value] : [];
  return field.options ? [...field.selectedOptions].map(({ value }) => value) : [field.value];
};
const shownIn = (field) => {
  if (isTick(field)) return field.defaultChecked ? [field.value] : [];
  if (!field.options) return [field.defaultValue];
  const chosen = [...field.options].filter(({ defaultSelected }) => defaultSelected);
  return (chosen.length > 0 || field.multiple ? chosen : [...field.options].slice(0, 1)).map(
    ({ value }) => value,
  );
};
const valuesIn = (form, read) => {
  const values = {};
  for (const field of fieldsOf(form)) values[field.name] = [...(values[field.name] ?? []), ...read(field)];
  return values;
};

// Writes into a form as if it were typed: what counts letters, or opens a further question, hears of it.
const write = (form, name, values) => {
  const texts = [...values];
  for (const field of fieldsOf(form).filter((one) => one.name === name)) {
    const wanted = isTick(field) ? values.includes(field.value) : undefined;
    if (wanted === undefined && field.options)
      for (const option of field.options) option.selected = values.includes(option.value);
    else if (wanted === undefined) field.value = texts.shift() ?? "";
    else if (field.checked !== wanted) {
      field.click();
      field.checked = wanted;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keyup"));
    const folded = field.closest("details");
    if (folded) folded.open = true;
  }
};

const read = (name) => {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
};
const keptNames = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

// What the server has saved, and what is too old, goes.
const tidy = () => {
  const saved = document.cookie
    .split("; ")
    .find((one) => one.startsWith(`${SAVED}=`))
    ?.slice(SAVED.length + 1);
  for (const name of keptNames()) {
    const record = read(name);
    const isOld = !(Date.now() - record?.at < KEPT_FOR_MS);
    if (isOld || (saved !== undefined && record.sent === saved)) localStorage.removeItem(name);
  }
};

// Which form it is: its page, its buttons, what it asks, and the record it is about. What changes with each look at a page begins with `_` or has a
// number in its name.
const identityOf = (form) => {
  const steps = [...form.querySelectorAll("[name=_step]")].map(({ value }) => value);
  const asked = [...new Set(fieldsOf(form).map(({ id, name }) => (id.startsWith(name) ? id : name)))];
  const about = [...form.querySelectorAll("input[type=hidden]")]
    .filter(({ name }) => /^[a-z]+$/i.test(name))
    .map(({ name, value }) => [name, value]);
  return JSON.stringify([location.pathname, steps, asked, about]);
};

const when = (at) => {
  const options = { day: "numeric", month: "long", hour: "numeric", minute: "2-digit", hour12: true };
  return new Date(at).toLocaleString("en-GB", options).replace(/\s([ap]m)$/, "$1");
};

const button = (words, does) => {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "link-button", textContent: words });
  made.addEventListener("click", does);
  return made;
};

/** What is kept of one form. */
class Draft {
  #again = false;
  #saving = false;
  #sent;

  constructor(form, name, key, record) {
    this.form = form;
    this.name = name;
    this.key = key;
    this.base = { ...valuesIn(form, shownIn), ...record?.base };
  }

  // What differs from what the page showed when somebody began to type.
  #typed() {
    return Object.entries(valuesIn(this.form, typedIn)).filter(
      ([name, values]) => !same(values, this.base[name]),
    );
  }

  async save() {
    this.#again = this.#saving;
    if (this.#saving) return;
    this.#saving = true;
    const typed = this.#typed();
    if (typed.length === 0) localStorage.removeItem(this.name);
    else {
      const base = Object.fromEntries(typed.map(([name]) => [name, this.base[name]]));
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const words = bytesOf(JSON.stringify({ base, values: Object.fromEntries(typed) }));
      const box = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, words));
      const record = { at: Date.now(), sent: this.#sent, iv: toText(iv), box: toText(box) };
      try {
        localStorage.setItem(this.name, JSON.stringify(record));
      } catch {
        // Full, or not allowed: the form is what it is without a script.
      }
    }
    this.#saving = false;
    if (this.#again) await this.save();
  }

  /** It is on its way: once the server says that this form is saved, the draft is no more. */
  send() {
    // The id of the form, without its signature.
    [this.#sent] = (this.form.elements._form?.value ?? "").split(".");
    const record = read(this.name);
    if (record !== null) localStorage.setItem(this.name, JSON.stringify({ ...record, sent: this.#sent }));
  }

  #discard(shown) {
    for (const [name, values] of Object.entries(shown)) write(this.form, name, values);
    localStorage.removeItem(this.name);
  }

  #notice(words, buttons) {
    const box = document.createElement("div");
    box.className = "nhsuk-inset-text draft-notice";
    box.setAttribute("role", "status");
    this.form.before(box);
    const text = document.createElement("p");
    text.append(words, ...buttons.flatMap((one) => [" ", one]));
    box.append(text);
    return box;
  }

  /** Puts what was kept into the form, and says so; asks first where what is shown has been changed since. */
  restore({ at, base, values }) {
    const shown = valuesIn(this.form, shownIn);
    const kept = Object.entries(values).filter(([name, texts]) => name in shown && !same(texts, shown[name]));
    if (kept.length === 0) return;
    const before = Object.fromEntries(kept.map(([name]) => [name, shown[name]]));
    const put = () => {
      for (const [name, texts] of kept) write(this.form, name, texts);
    };
    const discard = button("Discard it", () => {
      this.#discard(before);
      notice.remove();
      fieldsOf(this.form)[0]?.focus();
    });
    const changed = kept.some(([name]) => !same(base[name], shown[name]));
    const use = button("Use what you wrote", () => {
      put();
      use.remove();
    });
    const notice = changed
      ? this.#notice(`This was changed after ${when(at)}. We kept what you wrote then.`, [use, discard])
      : this.#notice(`We kept what you wrote here on ${when(at)}. It is not saved or sent yet.`, [discard]);
    if (!changed) put();
  }
}

const open = async (key, record) => {
  try {
    const { iv, box, at } = record;
    const words = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromText(iv) }, key, fromText(box));
    return { at, ...JSON.parse(new TextDecoder().decode(words)) };
  } catch {
    return null;
  }
};

const owner = document.body.dataset.drafts;
const drafts = new Map();
const note = ({ target }) => drafts.get(target.form)?.save();

tidy();
if (owner) {
  const key = await crypto.subtle.importKey("raw", await digestOf(owner), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  for (const form of forms) {
    const name = PREFIX + toText(await digestOf(`${owner} ${identityOf(form)}`));
    const record = read(name);
    const kept = record === null ? null : await open(key, record);
    const draft = new Draft(form, name, key, kept);
    drafts.set(form, draft);
    form.addEventListener("submit", () => draft.send());
    // This script comes with the first letter that is typed: a form that was quicker is on its way already.
    if (form.dataset.sent === "yes") draft.send();
    if (kept === null) await draft.save();
    else draft.restore(kept);
  }
  for (const event of ["input", "change"]) document.addEventListener(event, note);
}
