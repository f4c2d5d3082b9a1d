/** What is said of a change of address that is no longer open. */
export const notOpenWords = {
  done: "The address has been changed already.",
  replaced: "A later change took the place of this one. Only the links in its emails work.",
  lapsed: "The time to confirm this change is over. Ask for it once more.",
} as const;
