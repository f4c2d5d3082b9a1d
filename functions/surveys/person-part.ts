import { thingsOfKind } from "../../shared/people/timeline/filed.ts";
import { toInvitation } from "../../shared/surveys/invitations/store.ts";
import { leadStates } from "../../shared/surveys/leads/model.ts";
import { toLead } from "../../shared/surveys/leads/store.ts";
import type { PartFor } from "../people/person-part.ts";

/** Which surveys somebody was asked to answer, and the conversations that came of them. Not what they answered: that stands with the survey, for who may see it. */
export const surveysPart: PartFor = (items) => {
  const leads = thingsOfKind(items, "SURVEY-LEAD").map(toLead);
  return {
    title: "Surveys and conversations",
    standing: leads.some(({ state }) => state === "agreed" || state === "taken")
      ? "Agreed to talk"
      : undefined,
    rows: [
      ...leads.map(({ survey, title, agreedAt, state }) => ({
        subject: `survey:${survey}`,
        title,
        since: agreedAt,
        as: "Conversation",
        tag: { text: leadStates[state], classes: "nhsuk-tag--blue" },
      })),
      ...thingsOfKind(items, "SURVEY")
        .map(toInvitation)
        .map(({ survey, title, askedAt, answered }) => ({
          subject: `survey:${survey}`,
          title,
          since: askedAt,
          tag: answered
            ? { text: "Answered", classes: "nhsuk-tag--green" }
            : { text: "Asked", classes: "nhsuk-tag--grey" },
        })),
    ],
  };
};
