import * as z from "zod/mini";

/** How much a remark matters: a page with an error is not imported; a warning is for a person to look at; a note says what was put right. */
export const severities = { error: "Error", warning: "Warning", note: "Note" } as const;

/** What was found in a page, in which line of the file (from 1), and what to do about it. */
export const remarkSchema = z.lazy(() =>
  z.object({
    line: z.int().check(z.positive()),
    severity: z.enum(["error", "warning", "note"]),
    what: z.string(),
    advice: z.string(),
  }),
);

/** A remark on a page. */
export type Remark = z.infer<typeof remarkSchema>;

const remark =
  (severity: Remark["severity"]) =>
  (line: number, what: string, advice: string): Remark => ({ line, severity, what, advice });

/** The page cannot be imported as it is. */
export const error = remark("error");

/** The page can be imported, and somebody should look at this. */
export const warning = remark("warning");

/** This was put right, or is worth knowing. */
export const note = remark("note");

const LONGEST_QUOTE = 120;

/** Words of a page as a remark quotes them: on one line and not too long. */
export const quote = (words: string): string => {
  const plain = words.replaceAll(/\s+/g, " ").trim();
  const characters = [...plain];
  return `“${characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join("")}…` : plain}”`;
};

/** Whether a person should look at the page: it has an error or a warning. */
export const needsSomebody = (remarks: readonly Remark[]): boolean =>
  remarks.some(({ severity }) => severity !== "note");
