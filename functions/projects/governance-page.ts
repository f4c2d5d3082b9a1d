import type { FormErrors } from "../../shared/pages/form-errors.ts";
import { readPeople } from "../../shared/people/store.ts";
import { nineOn } from "../../shared/platform/wall-clock.ts";
import {
  documentStateNames,
  documentStates,
  governanceDocumentNames,
  governanceDocuments,
  governanceStateNames,
  governanceStates,
} from "../../shared/projects/governance.ts";
import type { Project } from "../../shared/projects/project.ts";
import type { PageAnswer } from "../entry-points/answer.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import governancePage from "./desk-project-governance.njk";
import { type NameOf, projectPaths, readNames } from "./whole-project.ts";

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
  neededAt: governance.neededBy && nineOn(governance.neededBy),
  documents: governanceDocumentNames.map((name) => {
    const document = governance.documents[name];
    return {
      name,
      title: governanceDocuments[name],
      state: document?.state,
      text: document === undefined ? "Not said yet" : documentStates[document.state],
      changedAt: document?.changedAt,
      by: document?.changedBy && nameOf(document.changedBy),
    };
  }),
});

/** The partner's information governance: how far it has come, its documents, and who owns it. Two reads with the one that found it. */
export const showGovernance = async (
  needs: PageNeeds,
  visit: DeskVisit,
  project: Project,
  more: {
    readonly answers?: Readonly<Record<string, string>>;
    readonly errors?: FormErrors;
    readonly done?: string | undefined;
  } = {},
  status = 200,
): Promise<PageAnswer> => {
  const { owner, neededBy, state } = project.governance;
  const nameOf = await readNames(needs.table, governancePeople(project));
  const [known] = owner === undefined ? [] : await readPeople(needs.table, [owner]);
  const answers = {
    governance: state,
    name: known?.name ?? "",
    email: known?.email ?? "",
    neededBy: neededBy ?? "",
    ...more.answers,
  };
  return visit.show(
    governancePage,
    {
      project,
      hrefs: projectPaths(project.reference),
      governance: governanceView(project, nameOf),
      ownerEmail: known?.email,
      states: governanceStateNames.map((value) => ({ value, text: governanceStates[value] })),
      documentStates: documentStateNames.map((value) => ({ value, text: documentStates[value] })),
      ...more,
      answers,
    },
    status,
  );
};
