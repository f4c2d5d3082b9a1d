import * as z from "zod/mini";
import { line, optionalProse, orNothing, prose, typedReference } from "../../pages/typed.ts";
import { projectStatusNames } from "../status.ts";
import type { Ending } from "./decide.ts";

const MOST_REASON = 1000;

const maybeReason = z.pipe(optionalProse({ name: "Reason", most: MOST_REASON }), z.transform(orNothing));

const reason = (missing: string) => prose({ missing, name: "Reason", most: MOST_REASON });

/** What each way to end a project asks for. */
export const endingForms = {
  abandoned: z.pipe(
    z.object({ reason: reason("Enter why the project is abandoned") }),
    z.transform((asked): Ending => ({ status: "abandoned", ...asked })),
  ),
  superseded: z.pipe(
    z.object({
      by: typedReference("project", {
        wrong: "Check the reference: it looks like PRJ-4F7K-2Q9C, and one of its characters is not right",
        missing: "Enter the reference of the project that takes its place",
      }),
      reason: maybeReason,
    }),
    z.transform((asked): Ending => ({ status: "superseded", ...asked })),
  ),
  "handed-over": z.pipe(
    z.object({
      whom: line({
        missing: "Enter who it is handed over to",
        name: "Handed over to",
        most: 200,
      }),
      reason: maybeReason,
    }),
    z.transform((asked): Ending => ({ status: "handed-over", ...asked })),
  ),
} as const;

/** What pausing a project asks for. */
export const pauseForm = z.object({ reason: reason("Enter why the project is paused") });

/** What taking back the end of a project asks for; `from` is the end that the page showed. */
export const reopenForm = z.object({
  from: z.enum(projectStatusNames, { error: "Look at the project again before you open it" }),
  reason: reason("Enter why the project is opened again"),
});
