import * as z from "zod";
import { emailAddress, personName } from "../people/person.ts";
import { documentStateNames, governanceDocumentNames, governanceStateNames } from "./governance.ts";
import { date } from "./input.ts";

/** What saying how far information governance has come asks for. */
export const governanceForm = z.object({
  governance: z.enum(governanceStateNames, { error: "Select how far information governance has come" }),
});

/** What saying how a document stands asks for. */
export const documentForm = z.object({
  document: z.enum(governanceDocumentNames, { error: "Select a document" }),
  state: z.enum(documentStateNames, { error: "Select how the document stands" }),
});

/** Who owns information governance at the partner, and by when it should be approved. */
export const governancePlanForm = z.object({
  name: z
    .string({ error: "Enter who owns it at the partner" })
    .refine((text) => text.trim() !== "", "Enter who owns it at the partner")
    .pipe(personName),
  email: z
    .string({ error: "Enter their email address" })
    .refine((text) => text.trim() !== "", "Enter their email address")
    .pipe(emailAddress),
  neededBy: z
    .string()
    .default("")
    .pipe(z.union([z.literal(""), date("Date", "Enter a date")], { error: "Enter a real date" }))
    .transform((text) => (text === "" ? undefined : text)),
});
