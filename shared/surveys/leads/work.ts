import { addDays, localDate } from "../../platform/wall-clock.ts";
import { derivedFrom } from "../../projections/projection.ts";
import { workItem } from "../../work/item.ts";
import {
  SurveyContactAgreed,
  SurveyContactWithdrawn,
  SurveyConversationArranged,
  SurveyConversationHeld,
  SurveyLeadRested,
  SurveyLeadTaken,
} from "./entries.ts";
import { leadId, parseLeadId } from "./lead-id.ts";
import type { Lead } from "./model.ts";
import { readLead } from "./store.ts";

/** How many days after somebody agreed to talk the team is to have taken it up. */
const TAKEN_UP_WITHIN = 5;

/** The day by which a conversation is due: the one on which it is, or some days after it was agreed to. */
const dueOn = ({ agreedAt, talkAt }: Lead): string =>
  talkAt === undefined ? addDays(localDate(agreedAt), TAKEN_UP_WITHIN) : localDate(talkAt);

/** Who agreed to talk waits for the team until one takes it up, then for them until they have talked and noted what came of it. */
export const leadWork = derivedFrom({
  kind: "lead",
  entries: [
    SurveyContactAgreed,
    SurveyContactWithdrawn,
    SurveyLeadTaken,
    SurveyConversationArranged,
    SurveyConversationHeld,
    SurveyLeadRested,
  ],
  erasedAs: ["survey-leads"],
  idsIn: ({ subject, person }) => (person === undefined ? [] : [leadId({ survey: subject.id, person })]),
  // The id of the thing is that of its survey and of the person, as they stand in its key.
  keys: /^SURVEY#(\S+ LEAD#\S+)$/,
  read: async (table, id) => {
    const name = parseLeadId(id);
    return name && readLead(table, name);
  },
  items: (lead) =>
    lead.state === "talked" || lead.state === "rested"
      ? []
      : [
          workItem(lead.state === "taken" ? lead.owner : undefined, {
            kind: "conversation",
            about: `survey:${lead.survey}`,
            part: lead.person,
            dueOn: dueOn(lead),
          }),
        ],
});
