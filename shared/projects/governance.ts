import * as z from "zod";

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
export const governanceStateNames = [
  "not-started",
  "in-progress",
  "approved",
  "not-needed",
] as const satisfies readonly GovernanceState[];

/** The documents of information governance that a project may need. */
export const governanceDocuments = {
  dpa: "Data processing agreement (DPA)",
  dpia: "Data protection impact assessment (DPIA)",
  dspt: "Data Security and Protection Toolkit (DSPT)",
} as const;

/** A document of information governance. */
export type GovernanceDocument = keyof typeof governanceDocuments;

/** The documents as a list. */
export const governanceDocumentNames = [
  "dpa",
  "dpia",
  "dspt",
] as const satisfies readonly GovernanceDocument[];

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
export const documentStateNames = [
  "needed",
  "draft",
  "approved",
  "not-needed",
] as const satisfies readonly DocumentState[];

const changed = { changedAt: z.iso.datetime().optional(), changedBy: z.uuid().optional() };

/** The partner's information governance of a project. */
export const governanceSchema = z.object({
  state: z.enum(governanceStateNames),
  /** The person at the partner whose it is to do. */
  owner: z.uuid().optional(),
  /** The day by which it should be approved. */
  neededBy: z.iso.date().optional(),
  ...changed,
  documents: z.partialRecord(
    z.enum(governanceDocumentNames),
    z.object({ state: z.enum(documentStateNames), ...changed }),
  ),
});

/** The partner's information governance of a project. */
export type Governance = z.infer<typeof governanceSchema>;

/** The documents that are needed and not approved yet. Governance is not approved while there are any. */
export const openDocuments = ({ documents }: Pick<Governance, "documents">): GovernanceDocument[] =>
  governanceDocumentNames.filter((name) => ["needed", "draft"].includes(documents[name]?.state ?? ""));
