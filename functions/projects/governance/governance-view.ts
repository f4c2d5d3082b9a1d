import {
  documentStates,
  governanceDocumentNames,
  governanceDocuments,
  governanceStates,
} from "../../../shared/projects/governance/model.ts";
import type { Project } from "../../../shared/projects/project.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";

/** The ids of the people whom a project's information governance names. */
export const governancePeople = ({ governance }: Project): readonly (string | undefined)[] => [
  governance.owner,
  governance.changedBy,
  ...Object.values(governance.documents).map(({ changedBy }) => changedBy),
];

/** Information governance as the pages of a project show it. */
export const governanceView = ({ governance }: Project, nameOf: NameOf) => ({
  ...governance,
  text: governanceStates[governance.state],
  by: governance.changedBy && nameOf(governance.changedBy),
  ownerName: governance.owner && nameOf(governance.owner),
  neededOn: governance.neededBy,
  documents: governanceDocumentNames.map((name) => {
    const document = governance.documents[name];
    return {
      name,
      title: governanceDocuments[name],
      state: document?.state,
      text: document === undefined ? "Not recorded" : documentStates[document.state],
      changedAt: document?.changedAt,
      by: document?.changedBy && nameOf(document.changedBy),
    };
  }),
});
