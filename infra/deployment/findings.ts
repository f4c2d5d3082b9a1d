/** What came of one check: all is well, something to know or still to do, or something that stops or is broken. */
export type Finding = {
  readonly state: "ok" | "note" | "failed";
  /** What was checked, in a word or two. */
  readonly about: string;
  /** One sentence, with the command that helps where there is one. */
  readonly says: string;
};

const LABELS = { ok: "ok    ", note: "note  ", failed: "FAILED" } as const;

/** Findings as lines to print, in their order. */
export const findingLines = (findings: readonly Finding[]): string[] =>
  findings.map(({ state, about, says }) => `  ${LABELS[state]}  ${about}: ${says}`);

/** Whether any of `findings` failed. */
export const anyFailed = (findings: readonly Finding[]): boolean =>
  findings.some(({ state }) => state === "failed");
