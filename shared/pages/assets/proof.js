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

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

for (const field of document.querySelectorAll("input[data-challenge]")) {
  const { form } = field;
  let work;
  // There is nothing to wait for any more: the proof is there, or it did not come.
  let over = false;
  let waiting = false;
  const begin = () => {
    work ??= solve(field)
      .catch(() => undefined)
      .then(() => {
        over = true;
      });
    return work;
  };
  for (const touch of ["focusin", "pointerdown", "input"])
    form.addEventListener(touch, begin, { once: true });
  // This script is loaded after the page: who was quicker is in the form already, and touches nothing again until it is sent.
  if (form.matches(":focus-within")) begin();

  // In the capture phase, before whatever else listens to the form: what is held back here has not been sent.
  document.addEventListener(
    "submit",
    async (event) => {
      if (event.target !== form || field.value !== "" || over) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (waiting) return;
      waiting = true;
      await Promise.race([begin(), wait(LONGEST_WAIT_MS)]);
      over = true;
      // In a task of its own: a form cannot be sent while it is being told that it is.
      await wait(0);
      form.requestSubmit(event.submitter);
    },
    { capture: true },
  );
}
