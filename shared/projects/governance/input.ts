import * as z from "zod/mini";
import { optionalDate } from "../../pages/typed.ts";
import { theirEmailAddress, typedName } from "../../people/person.ts";
import { documentStateNames, governanceDocumentNames, governanceStateNames } from "./model.ts";

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
  name: typedName({ missing: "Enter who owns it at the partner", whose: "their" }),
  email: theirEmailAddress,
  neededBy: optionalDate({ name: "Date" }),
});
