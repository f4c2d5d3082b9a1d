import * as z from "zod";
import { parseReference } from "../platform/references.ts";
import type { Ending } from "./decide-state.ts";
import { line, prose } from "./input.ts";
import { projectStatusNames } from "./status.ts";

const MOST_REASON = 1000;

const maybeReason = z
  .string()
  .default("")
  .transform((text) => text.trim())
  .pipe(z.union([z.literal(""), prose("Reason", "Enter why", MOST_REASON)]))
  .transform((text) => (text === "" ? undefined : text));

const reason = (missing: string) => prose("Reason", missing, MOST_REASON);

/** What each way to end a project asks for. */
export const endingForms = {
  abandoned: z
    .object({ reason: reason("Enter why the project is abandoned") })
    .transform((asked): Ending => ({ status: "abandoned", ...asked })),
  superseded: z
    .object({
      by: z.string({ error: "Enter the reference of the other project" }).transform((typed, context) => {
        const reference = parseReference("project", typed);
        if (reference !== null) return reference;
        context.addIssue({
          code: "custom",
          message:
            typed.trim() === ""
              ? "Enter the reference of the project that takes its place"
              : "Check the reference: it looks like PRJ-4F7K-2Q9C, and one of its characters is not right",
        });
        return z.NEVER;
      }),
      reason: maybeReason,
    })
    .transform((asked): Ending => ({ status: "superseded", ...asked })),
  "handed-over": z
    .object({
      whom: line("To whom it is handed over", "Enter to whom it is handed over", 200),
      reason: maybeReason,
    })
    .transform((asked): Ending => ({ status: "handed-over", ...asked })),
} as const;

/** What pausing a project asks for. */
export const pauseForm = z.object({ reason: reason("Enter why the project is paused") });

/** What taking back the end of a project asks for; `from` is the end that the page showed. */
export const reopenForm = z.object({
  from: z.enum(projectStatusNames, { error: "Look at the project again before you open it" }),
  reason: reason("Enter why the project is opened again"),
});
