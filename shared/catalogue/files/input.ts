import * as z from "zod";
import { arrivalNames } from "./import.ts";

/** What the desk asks for when pages that were looked at are to be imported. */
export const importOrderForm = z.object({
  arrival: z.enum(arrivalNames, { error: "Select how the items are to arrive" }),
  replace: z
    .literal("yes", { error: "Select whether to replace what was changed here" })
    .optional()
    .transform((answer) => answer === "yes"),
});
