import { complain, megabytes } from "./file-message.js";

// Says that files are too large before they are sent: what is much too large would be answered by the gateway, without a page. The server checks it too.
const MOST_BYTES = 4 * 1_048_576;

const tooLarge = (input) => {
  const files = [...input.files];
  const sum = files.reduce((all, { size }) => all + size, 0);
  if (sum <= MOST_BYTES) return "";
  const what = files.length === 1 ? `“${files[0].name}” is` : `These ${files.length} files are`;
  return `${what} ${megabytes(sum)}. Files can be up to 4 MB${files.length === 1 ? "" : " together"}: choose ${files.length === 1 ? "a smaller one" : "fewer or smaller ones"}, or save a document as PDF and a picture at a lower resolution.`;
};

for (const input of document.querySelectorAll("form[enctype] input[type=file]:not([data-direct])")) {
  input.addEventListener("change", () => complain(input, tooLarge(input)));
  input.form.addEventListener(
    "submit",
    (event) => {
      const text = tooLarge(input);
      if (text === "") return;
      // Before anything else takes the form for sent.
      event.preventDefault();
      event.stopImmediatePropagation();
      complain(input, text);
      input.focus();
    },
    { capture: true },
  );
}
