/** Of so many people at once the typed names are looked through; who comes after them is listed once these are mapped. */
export const MOST_PEOPLE = 2000;

/** The key of a typed name, as an address or a form has it. */
export const nameKeyPattern = /^[0-9a-f]{32}$/;

/** What is said when somebody else was quicker. */
export const CHANGED =
  "Someone mapped this name, took it back, or changed the organisation at the same moment. Look at it again.";
