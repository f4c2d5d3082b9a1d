import * as z from "zod/mini";
import { defineEntry } from "../../journal/entry.ts";
import { documentStateNames, governanceDocumentNames, governanceStateNames } from "./model.ts";

export const ProjectGovernanceChanged = defineEntry({
  name: "ProjectGovernanceChanged",
  version: 1,
  title: "Information governance changed",
  description: "The partner’s information governance of a project has come to another state.",
  subject: "project",
  data: () => z.object({ state: z.enum(governanceStateNames) }),
  examples: [{ state: "in-progress" }],
});

export const ProjectGovernanceDocumentChanged = defineEntry({
  name: "ProjectGovernanceDocumentChanged",
  version: 1,
  title: "Document of information governance changed",
  description: "Whether a document of information governance is needed, and how far it has come.",
  subject: "project",
  data: () => z.object({ document: z.enum(governanceDocumentNames), state: z.enum(documentStateNames) }),
  examples: [{ document: "dpia", state: "draft" }],
});

export const ProjectGovernancePlanned = defineEntry({
  name: "ProjectGovernancePlanned",
  version: 1,
  title: "Owner or date of information governance changed",
  description: "Who at the partner owns information governance, and by when it should be approved.",
  subject: "project",
  data: () => z.object({}),
  examples: [{}],
});
