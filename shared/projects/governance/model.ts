import * as z from "zod/mini";
import { keysOf } from "../../platform/keys.ts";

/** How far the partner's information governance has come. It is the partner's to do; the team supports. */
export const governanceStates = {
  "not-started": "Not started",
  "in-progress": "In progress",
  approved: "Approved",
  "not-needed": "Not needed",
} as const;

/** A state of information governance. */
export type GovernanceState = keyof typeof governanceStates;

/** The states as a list. */
export const governanceStateNames = keysOf(governanceStates);

/** The documents of information governance that a project may need. */
export const governanceDocuments = {
  dpa: "Data processing agreement (DPA)",
  dpia: "Data protection impact assessment (DPIA)",
  dspt: "Data Security and Protection Toolkit (DSPT)",
} as const;

/** A document of information governance. */
export type GovernanceDocument = keyof typeof governanceDocuments;

/** The documents as a list. */
export const governanceDocumentNames = keysOf(governanceDocuments);

/** How a document stands. Before anybody said so it has no state. */
export const documentStates = {
  needed: "Needed",
  draft: "In draft",
  approved: "Approved",
  "not-needed": "Not needed",
} as const;

/** A state of a document. */
export type DocumentState = keyof typeof documentStates;

/** The states of a document as a list. */
export const documentStateNames = keysOf(documentStates);

const changed = { changedAt: z.optional(z.iso.datetime()), changedBy: z.optional(z.uuid()) };

/** The partner's information governance of a project. */
export const governanceSchema = z.lazy(() =>
  z.object({
    state: z.enum(governanceStateNames),
    /** The person at the partner whose it is to do. */
    owner: z.optional(z.uuid()),
    /** The day by which it should be approved. */
    neededBy: z.optional(z.iso.date()),
    ...changed,
    documents: z.partialRecord(
      z.enum(governanceDocumentNames),
      z.object({ state: z.enum(documentStateNames), ...changed }),
    ),
  }),
);

/** The partner's information governance of a project. */
export type Governance = z.infer<typeof governanceSchema>;

/** The documents that are needed and not approved yet. Governance is not approved while there are any. */
export const openDocuments = ({ documents }: Pick<Governance, "documents">): GovernanceDocument[] =>
  governanceDocumentNames.filter((name) => ["needed", "draft"].includes(documents[name]?.state ?? ""));
