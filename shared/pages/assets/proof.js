// Does the work that a form asks of browsers in the background, from the moment somebody begins to fill it in. Whatever goes wrong
// here, the form is sent: without a proof it is looked at by a person, and nobody is turned away.

const LONGEST_WAIT_MS = 3000;

/** Solves the field's challenge in a worker, once; the field then holds the proof. Answers when there is nothing more to wait for. */
const solve = (field) =>
  new Promise((done) => {
    const worker = new Worker(field.dataset.worker, { type: "module" });
    const end = () => {
      worker.terminate();
      done();
    };
    worker.addEventListener("error", end);
    worker.addEventListener("message", ({ data }) => {
      field.value = data;
      end();
    });
    worker.postMessage(field.dataset.challenge);
  });

for (const field of document.querySelectorAll("input[data-challenge]")) {
  const { form } = field;
  let work;
  const begin = () => {
    work ??= field.value === "" ? solve(field).catch(() => undefined) : Promise.resolve();
    return work;
  };
  for (const touch of ["focusin", "pointerdown", "input"])
    form.addEventListener(touch, begin, { once: true });

  let waiting = false;
  let waited = false;
  // In the capture phase, before whatever else listens to the form: what is held back here has not been sent.
  form.ownerDocument.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || field.value !== "" || waited) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (waiting) return;
      waiting = true;
      await Promise.race([begin(), new Promise((done) => setTimeout(done, LONGEST_WAIT_MS))]);
      waiting = false;
      waited = true;
      form.requestSubmit(event.submitter);
    },
    { capture: true },
  );
}
