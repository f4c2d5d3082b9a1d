import { SlotBooked, SlotCancelled, SlotMoved } from "../../shared/slots/entries.ts";
import { bookedTime } from "../../shared/slots/read.ts";
import { arrange } from "../../shared/surveys/leads/commands.ts";
import { surveyOfTalk, talkName } from "../../shared/surveys/leads/talk-name.ts";
import { reactionToAny } from "../entry-points/entry.ts";

/** Keeps with a lead when the conversation is, as it is booked now: what came late tells of a time that is no more. */
export const handler = reactionToAny(
  "surveys/on-conversation-time-changed",
  [SlotBooked, SlotMoved, SlotCancelled],
  async (needs, { subject, person }, occasion) => {
    const survey = surveyOfTalk(subject.id);
    if (survey === undefined || person === undefined) return;
    const name = { survey, person };
    const time = await bookedTime(needs.table, talkName(name));
    // Whoever withdrew has no lead any more.
    await arrange(needs, { ...name, time }, { once: occasion.once, occasion });
  },
);
