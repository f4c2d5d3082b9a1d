import * as z from "zod/mini";
import { letterSubject, letterText } from "../../letters/writing/typed-words.ts";

/** A letter that one of the team writes to somebody who has not asked. */
export const firstLetterForm = /* @__PURE__ */ z.lazy(() =>
  z.object({
    subject: letterSubject,
    text: letterText({ missing: "Write the letter", name: "Letter", most: 20_000 }),
  }),
);

/** The words of such a letter. */
export type FirstLetter = z.infer<typeof firstLetterForm>;
