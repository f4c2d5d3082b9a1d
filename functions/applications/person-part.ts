import { type Application, titleOf } from "../../shared/applications/application.ts";
import type { outcomes } from "../../shared/applications/gate/model.ts";
import { toApplication } from "../../shared/applications/store.ts";
import { thingsOfKind } from "../../shared/people/timeline/filed.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import type { PartFor, PersonRow } from "../people/person-part.ts";

const outcomeWords = {
  accepted: "Accepted",
  declined: "Declined",
  referred: "Referred elsewhere",
  redirected: "Offered something else",
} as const satisfies Readonly<Record<keyof typeof outcomes, string>>;

const rowOf = (application: Application): PersonRow => ({
  subject: `application:${application.reference}`,
  title: titleOf(application),
  since: application.submittedAt ?? application.startedAt,
  tag: {
    text: application.decision === undefined ? "Decided" : outcomeWords[application.decision.outcome],
    classes: application.decision?.outcome === "accepted" ? "nhsuk-tag--green" : "nhsuk-tag--grey",
  },
});

/** Those that are decided. Before, anybody of the team may be asked to score one without knowing whose it is. */
const decidedRows = (items: readonly Item[]): readonly PersonRow[] =>
  items
    .map(toApplication)
    .filter(({ status }) => status === "decided")
    .map(rowOf);

/** What somebody applied with, once it is decided. */
export const applicationsPart: PartFor = (items) => {
  const rows = decidedRows(thingsOfKind(items, "APPLICATION"));
  return {
    title: "Applications",
    standing: rows.length === 0 ? undefined : "Applicant",
    rows,
    note: "Applications are shown once they are decided: until then the people who score them may not know who applied.",
  };
};

/** What an organisation applied with, among all that is filed under it, once it is decided. */
export const applicationsFiled = (filed: readonly Item[]): readonly PersonRow[] =>
  decidedRows(filed.filter(({ subjectSort }) => String(subjectSort).startsWith("APPLICATION#")));
