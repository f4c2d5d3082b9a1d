/** A size in bytes as people say it. */
export const megabytes = (bytes) => `${(bytes / 1_048_576).toFixed(1)} MB`;

/** Says beside a file field what is wrong with its files; an empty text takes that away. */
export const complain = (input, text) => {
  const id = `${input.id}-problem`;
  const group = input.closest(".nhsuk-form-group");
  document.getElementById(id)?.remove();
  group.classList.toggle("nhsuk-form-group--error", text !== "");
  if (text === "") return;
  const message = document.createElement("span");
  Object.assign(message, { id, className: "nhsuk-error-message", textContent: text });
  message.setAttribute("role", "alert");
  input.before(message);
};
