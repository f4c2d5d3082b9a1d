import { complain, megabytes } from "./file-message.js";

// Sends a file straight to the bucket before its form is sent, because a form takes 4 MB only. The form then names the file and leaves it at home.
// The server signs the address for one file of this size, and looks at the file before it keeps it.
const MOST_BYTES = 25 * 1_048_576;
const MOST_BYTES_BY_FORM = 4 * 1_048_576;

const tooLarge = ({ name, size }) =>
  size <= MOST_BYTES
    ? ""
    : `“${name}” is ${megabytes(size)}. Files can be up to 25 MB: choose a smaller one, or save a document as PDF and a picture at a lower resolution.`;

const notSent = ({ name }) =>
  `“${name}” could not be sent. Check that you are connected to the internet, then send it again.`;

// What the server answers for this file: an address, what is wrong with the file, or undefined where it answers with a page (signed out, say).
const prepare = async (form, { name, size }) => {
  const body = new URLSearchParams({ _form: form.elements._form.value, _step: "prepare-upload", name, size });
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body });
  if (answer.status >= 500) throw new Error(`The server answers ${answer.status}.`);
  const isAnswer = answer.ok && answer.headers.get("content-type") === "application/json";
  return isAnswer ? answer.json() : undefined;
};

const hidden = (name, value) =>
  Object.assign(document.createElement("input"), { type: "hidden", name, value, className: "upload-part" });

/** One file field and the form around it. */
class Upload {
  #isReady = false;
  #request;

  constructor(input) {
    this.input = input;
    this.form = input.form;
  }

  /** Before anything else takes the form for sent: sends the file first, then the form. */
  submit(event) {
    const [file] = this.input.files;
    if (this.#isReady || file === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const problem = tooLarge(file);
    complain(this.input, problem);
    if (problem !== "") this.input.focus();
    else if (this.#request === undefined) this.#sendFirst(file, event.submitter);
  }

  async #sendFirst(file, submitter) {
    this.#request = new XMLHttpRequest();
    const progress = this.#showProgress(file);
    try {
      const prepared = await prepare(this.form, file);
      if (prepared === undefined) this.#sendForm(submitter, file, "");
      else if (prepared.problem !== undefined) complain(this.input, prepared.problem);
      else if (!progress.isStopped() && (await this.#put(prepared, file, progress.bar)))
        this.#sendForm(submitter, file, prepared.upload);
      else if (progress.isStopped()) this.input.focus();
      // Where the bucket cannot be reached, a form still takes a small file.
      else if (file.size <= MOST_BYTES_BY_FORM) this.#sendForm(submitter, file);
      else complain(this.input, notSent(file));
    } catch {
      complain(this.input, notSent(file));
    } finally {
      this.#request = undefined;
      progress.end();
    }
  }

  /** Whether the file is in the bucket. */
  #put({ address, headers }, file, bar) {
    const request = this.#request;
    return new Promise((done) => {
      request.open("PUT", address);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        bar.value = total === 0 ? 0 : loaded / total;
      });
      // 412: it is there already, sent by this very browser, whose answer was lost.
      request.addEventListener("loadend", () => done(request.status === 200 || request.status === 412));
      request.send(file);
    });
  }

  /** Sends the form, with the name of the file that was sent before it. Without one (the server has a page to show) a small file goes along. */
  #sendForm(submitter, file, upload) {
    if (upload !== undefined && !(upload === "" && file.size <= MOST_BYTES_BY_FORM)) {
      this.form.append(hidden("_upload", upload), hidden("_uploadName", file.name));
      this.input.disabled = true;
    }
    this.#isReady = true;
    this.form.requestSubmit(submitter);
  }

  #showProgress({ name, size }) {
    const box = Object.assign(document.createElement("div"), { className: "upload-progress" });
    const text = document.createElement("p");
    const bar = Object.assign(document.createElement("progress"), {
      className: "progress",
      max: 1,
      value: 0,
    });
    bar.setAttribute("aria-label", `How much of ${name} is sent`);
    Object.assign(text, { className: "upload-progress__text", role: "status" });
    const stop = Object.assign(document.createElement("button"), {
      type: "button",
      className: "link-button",
      textContent: "Stop",
    });
    let stopped = false;
    stop.addEventListener("click", () => {
      stopped = true;
      this.#request?.abort();
    });
    box.append(text, bar, " ", stop);
    this.input.after(box);
    text.textContent = `Sending ${name} (${megabytes(size)})`;
    return { bar, isStopped: () => stopped, end: () => box.remove() };
  }

  /** A page that is gone back to has its form as it was before it was sent. */
  reset() {
    for (const part of this.form.querySelectorAll(".upload-part")) part.remove();
    this.input.disabled = false;
    this.#isReady = false;
  }
}

for (const input of document.querySelectorAll("input[data-direct]")) {
  const upload = new Upload(input);
  input.addEventListener("change", () => complain(input, input.files[0] ? tooLarge(input.files[0]) : ""));
  input.form.addEventListener("submit", (event) => upload.submit(event), { capture: true });
  window.addEventListener("pageshow", ({ persisted }) => persisted && upload.reset());
}
