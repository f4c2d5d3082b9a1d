import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds, Write } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { readItems } from "../../platform/dynamo.ts";
import type { RandomBytes } from "../../platform/references.ts";
import { localDate } from "../../platform/wall-clock.ts";
import type { LimitRefusal } from "../../protection/limits.ts";
import type { Invitation } from "../invitations/model.ts";
import { invitationKey, putInvitation, toInvitation } from "../invitations/store.ts";
import type { Answers } from "../questions/answer.ts";
import { answersThatCount } from "../questions/asked.ts";
import type { Questionnaire } from "../questions/model.ts";
import { isOpen, type Survey } from "../survey/model.ts";
import { readSurvey, surveyKey, toSurvey } from "../survey/store.ts";
import { SurveyAnswered } from "./entries.ts";
import type { Sheet } from "./model.ts";
import { putSheet, putWaiting, sheetKey, toSheet } from "./store.ts";

type AnswerNeeds = CommitNeeds & { readonly randomBytes: RandomBytes };

/** Why answers are not taken. */
export type AnswerRefusal = "closed" | "answered-already" | "not-whole" | "unknown";

/** Reads what was sent as answers to the questions as they are now; undefined where something is wrong with it. */
export type ReadForm = (questionnaire: Questionnaire) => Answers | undefined;

/** A name by chance. A name by the moment, as all others are, would tell when an anonymous answer was given. */
export const nameByChance = ({ randomBytes }: Pick<AnswerNeeds, "randomBytes">): string =>
  Buffer.from(randomBytes(16)).toString("hex");

const kept = (survey: Survey, answers: Answers): Sheet["answers"] =>
  Object.fromEntries(answersThatCount(survey.questionnaire, answers));

// That the survey is still open is not checked again with the write: all who answer at the same moment would wait for each other at its one item, and
// an answer that comes in the very second in which it closes is as good as one of the second before.

/** Somebody who was asked, and the survey, and what they answered before: all in one read. */
interface Asked {
  readonly survey: Survey;
  readonly invitation: Invitation;
  readonly sheet: Sheet | undefined;
}

/** What somebody was asked and, of a survey that is not anonymous, answered; undefined when they were not asked. One read. */
export const readAsked = async (
  { table }: Pick<CommitNeeds, "table">,
  name: Pick<Invitation, "survey" | "person">,
): Promise<Asked | undefined> => {
  const [survey, invitation, sheet] = await readItems(table, [
    surveyKey(name.survey),
    invitationKey(name),
    sheetKey({ survey: name.survey, id: name.person }),
  ]);
  if (survey === undefined || invitation === undefined) return undefined;
  return {
    survey: toSurvey(survey),
    invitation: toInvitation(invitation),
    sheet: sheet === undefined ? undefined : toSheet(sheet),
  };
};

/**
 * Keeps what somebody answers who was asked. With their name, in place of what they answered before. Anonymously once, and without anything that tells
 * whose it is: the invitation says that they have answered and not when, there is no entry, and the answers wait for others. Refused as `not-whole` where something is
 * wrong with the form. One read and one transaction.
 */
export const answerInvited = (
  needs: AnswerNeeds,
  { read, ...name }: Pick<Invitation, "survey" | "person"> & { readonly read: ReadForm },
  { once, occasion }: Command,
): Promise<Changed<AnswerRefusal>> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readAsked(needs, name),
      decide: (asked) => {
        if (!isOpen(asked.survey, localDate(occasion.now))) return refused("closed");
        const isAnonymous = asked.survey.privacy === "anonymous";
        if (isAnonymous && asked.invitation.answered) return refused("answered-already");
        const answers = read(asked.survey.questionnaire);
        return answers === undefined ? refused("not-whole") : { isAnonymous, answers };
      },
      save: ({ survey, invitation, sheet }, { isAnonymous, answers }) => {
        const given = { survey: survey.reference, asked: survey.asked, answers: kept(survey, answers) };
        if (isAnonymous)
          return {
            writes: [
              putInvitation(invitation, { ...invitation, answered: true }),
              putWaiting({ ...given, id: nameByChance(needs) }),
            ],
          };
        const { person } = invitation;
        const answeredAt = occasion.now;
        const entry = record(
          SurveyAnswered,
          { subject: survey.reference, person, data: { sheet: person } },
          occasion,
        );
        return {
          writes: [
            putInvitation(invitation, { ...invitation, answered: true, answeredAt }),
            putSheet(sheet, {
              ...sheet,
              ...given,
              id: person,
              person,
              answeredAt,
              version: sheet?.version ?? 1,
            }),
          ],
          entries: [entry],
        };
      },
    },
  );

/** Keeps what somebody answers who found the survey by its address; nobody knows who they are. One read and one transaction. */
export const answerByAddress = (
  needs: AnswerNeeds,
  {
    reference,
    read,
    limits,
  }: {
    readonly reference: string;
    readonly read: ReadForm;
    /** The writes that count the form against its limits. */
    readonly limits: readonly Write<LimitRefusal>[];
  },
  { once, occasion }: Command,
): Promise<Changed<"closed" | "not-whole" | "unknown" | LimitRefusal>> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readSurvey(needs.table, reference),
      decide: (survey) => {
        if (!survey.byAddress || !isOpen(survey, localDate(occasion.now))) return refused("closed");
        const answers = read(survey.questionnaire);
        return answers === undefined ? refused("not-whole") : { answers };
      },
      save: (survey, { answers }) => {
        const given = { survey: reference, asked: survey.asked, answers: kept(survey, answers) };
        const id = nameByChance(needs);
        if (survey.privacy === "anonymous") return { writes: [...limits, putWaiting({ ...given, id })] };
        const entry = record(SurveyAnswered, { subject: reference, data: { sheet: id } }, occasion);
        return {
          writes: [...limits, putSheet(undefined, { ...given, id, answeredAt: occasion.now, version: 1 })],
          entries: [entry],
        };
      },
    },
  );
