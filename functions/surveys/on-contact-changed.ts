import { end } from "../../shared/slots/bookings/commands.ts";
import { askToChoose } from "../../shared/surveys/leads/ask-to-choose.ts";
import {
  SurveyContactAgreed,
  SurveyContactWithdrawn,
  SurveyLeadRested,
} from "../../shared/surveys/leads/entries.ts";
import { readLead } from "../../shared/surveys/leads/store.ts";
import { talkName } from "../../shared/surveys/leads/talk-name.ts";
import { reactionToAny } from "../entry-points/entry.ts";

/** Asks who agreed to talk to choose a time, where times are offered; who withdrew, or is let rest, chooses none, and what was booked is cancelled. */
export const handler = reactionToAny(
  "surveys/on-contact-changed",
  [SurveyContactAgreed, SurveyContactWithdrawn, SurveyLeadRested],
  async (needs, { subject, person }, occasion) => {
    if (person === undefined) return;
    const name = { survey: subject.id, person };
    const lead = await readLead(needs.table, name);
    const given = { once: occasion.once, occasion };
    if (lead === undefined || lead.state === "rested") await end(needs, talkName(name), given);
    else if (lead.state !== "talked") await askToChoose(needs, name, given);
  },
);
