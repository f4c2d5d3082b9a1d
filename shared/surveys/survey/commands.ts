import * as z from "zod/mini";
import { type Refused, refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { newReference, type RandomBytes } from "../../platform/references.ts";
import type { EditRefusal } from "../questions/edit.ts";
import type { Questionnaire } from "../questions/model.ts";
import { type Ready, ready } from "../questions/ready.ts";
import type { Audience } from "./audience.ts";
import {
  type ChangeRefusal,
  changeQuestions,
  changeSurvey,
  closeSurvey,
  makeSurvey,
  type OpenRefusal,
  openSurvey,
  type SurveyDetails,
  sendSurvey,
} from "./decide.ts";
import type { Privacy } from "./model.ts";
import { readSurvey, saveSurvey, surveyUnchanged } from "./store.ts";

const referenceTold = z.object({ reference: z.string() });

/** What a survey begins with: a title, what becomes of the answers, and questions that are ready, of another survey, or none. */
export interface Beginning {
  readonly title: string;
  readonly owner: string;
  readonly privacy: Privacy;
  readonly from: { readonly ready: Ready } | { readonly survey: string };
}

/** Drafts a survey and tells its reference. One read where it begins with the questions of another, and one transaction. */
export const beginSurvey = (
  needs: CommitNeeds & { readonly randomBytes: RandomBytes },
  { from, ...beginning }: Beginning,
  command: Command,
): Promise<Changed<"no-such-survey", { readonly reference: string }>> =>
  changeStored(needs, command, {
    read: async () => ({ other: "survey" in from ? await readSurvey(needs.table, from.survey) : undefined }),
    decide: ({ other }) => {
      if ("survey" in from && other === undefined) return refused("no-such-survey");
      const begun =
        other === undefined
          ? ready["ready" in from ? from.ready : "empty"]
          : {
              about: other.about,
              questionnaire: other.questionnaire,
              roundOf: other.roundOf ?? other.reference,
            };
      return makeSurvey(
        { ...begun, ...beginning, reference: newReference("survey", needs.randomBytes) },
        command.occasion,
      );
    },
    save: (_found, decision) => saveSurvey(undefined, decision),
    told: referenceTold,
  });

/** A survey by its reference and, as it was seen, its version. */
interface Seen {
  readonly reference: string;
  readonly version: number;
}

/** Changes what is said of a survey. One read and one transaction. */
export const writeSurvey = (
  needs: CommitNeeds,
  { reference, ...change }: Seen & { readonly details: SurveyDetails },
  command: Command,
): Promise<Changed<ChangeRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: () => readSurvey(needs.table, reference),
    decide: (survey) => changeSurvey(survey, change, command.occasion),
    save: (survey, decision) => saveSurvey(survey, decision),
  });

/** Changes the questions of a survey by a function of those it has. One read and one transaction. */
export const writeQuestions = (
  needs: CommitNeeds,
  {
    reference,
    version,
    change,
  }: Seen & {
    readonly change: (before: Questionnaire) => Questionnaire | Refused<EditRefusal>;
  },
  command: Command,
): Promise<Changed<EditRefusal | "changed-meanwhile" | "asked-already" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readSurvey(needs.table, reference),
    decide: (survey) => {
      const questionnaire = change(survey.questionnaire);
      if ("refusal" in questionnaire) return questionnaire;
      return changeQuestions(survey, { questionnaire, version }, command.occasion);
    },
    save: (survey, decision) => saveSurvey(survey, decision),
  });

/** Opens a survey. One read and one transaction. */
export const open = (
  needs: CommitNeeds,
  reference: string,
  command: Command,
): Promise<Changed<OpenRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: () => readSurvey(needs.table, reference),
    decide: (survey) => openSurvey(survey, command.occasion),
    save: (survey, decision) => saveSurvey(survey, decision),
  });

/** Closes a survey. One read and one transaction. */
export const close = (
  needs: CommitNeeds,
  { reference, because }: { readonly reference: string; readonly because: "day" | "number" | "team" },
  command: Command,
): Promise<Changed<"not-open" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readSurvey(needs.table, reference),
    decide: (survey) => closeSurvey(survey, because, command.occasion),
    save: (survey, decision) => saveSurvey(survey, decision),
  });

/** Sends a survey to an audience: the invitations follow by themselves. One read and one transaction. */
export const send = (
  needs: CommitNeeds,
  { reference, audience }: { readonly reference: string; readonly audience: Audience },
  command: Command,
): Promise<Changed<"not-open" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readSurvey(needs.table, reference),
    decide: (survey) => sendSurvey(survey, audience, command.occasion),
    save: (survey, { entries, setTimers }) => ({ writes: [surveyUnchanged(survey)], entries, setTimers }),
  });
