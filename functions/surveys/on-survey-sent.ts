import type { DataOf } from "../../shared/journal/entry.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { peopleOfSegment } from "../../shared/segments/read.ts";
import { INVITED_AT_ONCE, inviteThem } from "../../shared/surveys/invitations/invite.ts";
import { filterOf } from "../../shared/surveys/invitations/reach.ts";
import { SurveySent } from "../../shared/surveys/survey/entries.ts";
import { isOpen } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

/** Asks everybody of the audience who agrees to be asked and has not been, twenty-five to a transaction. */
export const onSurveySent: FanOutPlan<DataOf<typeof SurveySent>> = async (needs, entry, occasion) => {
  const { table } = needs;
  const [survey, filter] = await Promise.all([
    readSurvey(table, entry.subject.id),
    filterOf(table, entry.data.audience),
  ]);
  if (survey === undefined || filter === undefined || !isOpen(survey, localDate(occasion.now))) return [];
  return [
    async (cursor) => {
      const { people, next } = await peopleOfSegment(needs, filter, {
        after: cursor,
        limit: INVITED_AT_ONCE,
      });
      return { ...(await inviteThem(table, survey, people, occasion)), next };
    },
  ];
};

export const handler = fanOutReaction("surveys/on-survey-sent", [SurveySent], onSurveySent);
