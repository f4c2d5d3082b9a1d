import type { Overtaken } from "../../journal/commit.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import type { FanOutPage } from "../../journal/fan-out.ts";
import { type LetterKind, letter } from "../../letters/letter.ts";
import { membershipKey, newsWish } from "../../people/membership.ts";
import { readItems, type Table } from "../../platform/dynamo.ts";
import { addDays, fromLocal } from "../../platform/wall-clock.ts";
import { movesFunnel } from "../survey/funnel.ts";
import type { Survey } from "../survey/model.ts";
import { SurveyInvited } from "./entries.ts";
import { surveyAsked, surveyReminder } from "./letters.ts";
import type { Invitation } from "./model.ts";
import { invitationKey, putInvitation, putNewInvitation } from "./store.ts";

/** How many are asked in one transaction: an invitation, an entry and a letter each. */
export const INVITED_AT_ONCE = 25;

type Page = FanOutPage<Overtaken>;

const lettersOf =
  (kind: typeof surveyAsked, survey: Survey, occasion: Occasion) =>
  ({ person }: Pick<Invitation, "person">) => {
    const { reference, title, about, privacy, closesOn, questionnaire } = survey;
    const endsAt = fromLocal(`${addDays(closesOn, 1)}T00:00`);
    const questions = questionnaire.questions.length;
    const facts = { survey: reference, person, title, about, privacy, questions, closesOn, endsAt };
    return letter(
      kind satisfies LetterKind<typeof surveyAsked.example>,
      { to: { person }, about: `survey:${reference}`, facts, usefulUntil: endsAt },
      occasion,
    );
  };

/** What asks those of these people who agree to be asked and have not been: one read. */
export const inviteThem = async (
  table: Table,
  survey: Survey,
  people: readonly string[],
  occasion: Occasion,
): Promise<Page> => {
  const items = await readItems(table, [
    ...people.map(membershipKey),
    ...people.map((person) => invitationKey({ survey: survey.reference, person })),
  ]);
  const invitations = people
    .filter((_person, nth) => {
      const { member, research } = newsWish(items[nth]);
      return member && research && items[people.length + nth] === undefined;
    })
    .map(
      (person): Invitation => ({
        survey: survey.reference,
        title: survey.title,
        person,
        askedAt: occasion.now,
        answered: false,
        version: 1,
      }),
    );
  return {
    writes: [
      ...invitations.map(putNewInvitation),
      ...(invitations.length === 0 ? [] : [movesFunnel(survey.reference, { invited: invitations.length })]),
    ],
    entries: invitations.map(({ person }) =>
      record(SurveyInvited, { subject: survey.reference, person, data: {} }, occasion),
    ),
    letters: invitations.map(lettersOf(surveyAsked, survey, occasion)),
  };
};

/** What reminds those of these who have not answered and were not reminded. */
export const remindThem = (survey: Survey, invitations: readonly Invitation[], occasion: Occasion): Page => {
  const open = invitations.filter(({ answered, remindedAt }) => !answered && remindedAt === undefined);
  return {
    writes: open.map((one) => putInvitation(one, { ...one, remindedAt: occasion.now })),
    letters: open.map(lettersOf(surveyReminder, survey, occasion)),
  };
};
