import { titleOf } from "../../shared/applications/application.ts";
import type { outcomes } from "../../shared/applications/gate/model.ts";
import { toApplication } from "../../shared/applications/store.ts";
import { thingsOfKind } from "../../shared/people/timeline/store.ts";
import type { PartFor } from "../people/person-part.ts";

const outcomeWords = {
  accepted: "Accepted",
  declined: "Declined",
  referred: "Referred elsewhere",
  redirected: "Offered something else",
} as const satisfies Readonly<Record<keyof typeof outcomes, string>>;

/** What somebody applied with. One that is not decided is left out: anybody of the team may be asked to score it without knowing whose it is. */
export const applicationsPart: PartFor = (items) => {
  const shown = thingsOfKind(items, "APPLICATION")
    .map(toApplication)
    .filter(({ status }) => status === "decided");
  return {
    title: "Applications",
    standing: shown.length === 0 ? undefined : "Applicant",
    rows: shown.map((application) => ({
      subject: `application:${application.reference}`,
      title: titleOf(application),
      since: application.submittedAt ?? application.startedAt,
      tag: {
        text: application.decision === undefined ? "Decided" : outcomeWords[application.decision.outcome],
        classes: application.decision?.outcome === "accepted" ? "nhsuk-tag--green" : "nhsuk-tag--grey",
      },
    })),
    note: "Applications are shown once they are decided: until then the people who score them may not know who applied.",
  };
};
