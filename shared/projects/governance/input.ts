import * as z from "zod/mini";
import { optionalDate, optionalLine } from "../../pages/typed.ts";
import { theirEmailAddress, typedName } from "../../people/person.ts";
import {
  type DocumentState,
  documentStateNames,
  type GovernanceDocument,
  governanceDocumentNames,
  governanceStateNames,
} from "./model.ts";

const ownerForm = z.object({
  name: typedName({ missing: "Enter who owns it at the partner", whose: "their" }),
  email: theirEmailAddress,
});

// Before anybody has said how a document stands, its field is empty.
const documentField = z._default(
  z.union([z.literal(""), z.enum(documentStateNames)], { error: "Select how the document stands" }),
  "",
);

/**
 * All that can be said of information governance, in one form: how far it has come, how each document stands, who owns it at the partner (nobody
 * when both fields are empty), and by when it should be approved.
 */
export const governanceForm = z.pipe(
  z.object({
    governance: z.enum(governanceStateNames, { error: "Select how far information governance has come" }),
    "document-dpa": documentField,
    "document-dpia": documentField,
    "document-dspt": documentField,
    // Bounded here, and read as a name and an address when either of them is there.
    name: optionalLine({ name: "Name", most: 200 }),
    email: optionalLine({ name: "Email address", most: 320 }),
    neededBy: optionalDate({ name: "Date" }),
    _version: z.coerce.number().check(z.int()),
  }),
  z.transform((told, context) => {
    const { governance: state, name, email, neededBy, _version: version } = told;
    const documents = governanceDocumentNames.flatMap(
      (document): readonly { document: GovernanceDocument; state: DocumentState }[] => {
        const stands = told[`document-${document}`];
        return stands === "" ? [] : [{ document, state: stands }];
      },
    );
    const said = { state, documents, neededBy, version };
    if (name.trim() === "" && email.trim() === "") return { ...said, owner: undefined };
    const owner = ownerForm.safeParse({ name, email });
    if (owner.success) return { ...said, owner: owner.data };
    for (const { path, message } of owner.error.issues)
      context.issues.push({ code: "custom", path: [...path], message, input: context.value });
    return z.NEVER;
  }),
);
