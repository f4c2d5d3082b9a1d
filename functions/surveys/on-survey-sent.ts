import type { DataOf } from "../../shared/journal/entry.ts";
import type { FanOutPart } from "../../shared/journal/fan-out.ts";
import { membersOfKind } from "../../shared/members/read.ts";
import { peopleOfOrganisation } from "../../shared/people/of-organisation.ts";
import { organisationKindNames } from "../../shared/people/organisation-kinds.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { localDate } from "../../shared/platform/wall-clock.ts";
import { INVITED_AT_ONCE, inviteThem } from "../../shared/surveys/invitations/invite.ts";
import type { Audience } from "../../shared/surveys/survey/audience.ts";
import { SurveySent } from "../../shared/surveys/survey/entries.ts";
import { isOpen } from "../../shared/surveys/survey/model.ts";
import { readSurvey } from "../../shared/surveys/survey/store.ts";
import { type FanOutPlan, fanOutReaction } from "../entry-points/fan-out.ts";

interface PeoplePage {
  readonly people: readonly string[];
  readonly next?: string | undefined;
}

type ReadPage = (after: string | undefined) => Promise<PeoplePage>;

const ofOrganisation =
  (table: Table, code: string): ReadPage =>
  async (after) => {
    const placed = await peopleOfOrganisation(table, code)(after, INVITED_AT_ONCE);
    return {
      people: placed.map(({ thing }) => thing.id),
      next: placed.length < INVITED_AT_ONCE ? undefined : placed.at(-1)?.place,
    };
  };

/** The people of an audience, in parts that are read a page at a time. */
const audienceParts = (table: Table, audience: Audience): readonly ReadPage[] =>
  audience.kind === "organisation"
    ? [ofOrganisation(table, audience.code)]
    : organisationKindNames.map(
        (kind): ReadPage =>
          (after) =>
            membersOfKind(table, kind, { after, limit: INVITED_AT_ONCE }),
      );

/** Asks everybody of the audience who agrees to be asked and has not been, twenty-five to a transaction. */
export const onSurveySent: FanOutPlan<DataOf<typeof SurveySent>> = async ({ table }, entry, occasion) => {
  const survey = await readSurvey(table, entry.subject.id);
  if (survey === undefined || !isOpen(survey, localDate(occasion.now))) return [];
  return audienceParts(table, entry.data.audience).map(
    (readPage): FanOutPart =>
      async (cursor) => {
        const { people, next } = await readPage(cursor);
        return { ...(await inviteThem(table, survey, people, occasion)), next };
      },
  );
};

export const handler = fanOutReaction("surveys/on-survey-sent", [SurveySent], onSurveySent);
