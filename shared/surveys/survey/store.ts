import * as z from "zod/mini";
import type { Saving } from "../../journal/change.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { type Item, type Key, listSource, readItem, readItems, type Table } from "../../platform/dynamo.ts";
import type { ListSource } from "../../platform/list-page.ts";
import { surveyPartition } from "../partition.ts";
import { type Questionnaire, questionnaireSchema } from "../questions/model.ts";
import type { SurveyDecision } from "./decide.ts";
import { type Survey, type SurveyState, surveySchema } from "./model.ts";

/** The key of a survey. */
export const surveyKey = (reference: string): Key => ({ pk: surveyPartition(reference), sk: "SURVEY" });

const versionKey = (reference: string, asked: number): Key => ({
  pk: surveyPartition(reference),
  sk: `ASKED#${String(asked).padStart(5, "0")}`,
});

const listOf = (state: SurveyState): string => `SURVEYS#${state}`;

const surveyItem = (survey: Survey): Item & Key => ({
  ...surveyKey(survey.reference),
  survey,
  list: listOf(survey.state),
  listSort: `${survey.closedAt ?? survey.openedAt ?? survey.createdAt}#${survey.reference}`,
  subject: `survey:${survey.reference}`,
  subjectSort: "SURVEY",
});

/** The survey in an item. */
export const toSurvey = (item: Item): Survey => surveySchema.parse(item["survey"]);

const versionWrites = ({ survey, asks }: SurveyDecision): readonly Write<Overtaken>[] =>
  asks === undefined
    ? []
    : [
        {
          put: { ...versionKey(survey.reference, survey.asked), questionnaire: asks },
          when: { expression: "attribute_not_exists(pk)" },
          otherwise: "overtaken",
        },
      ];

/** A survey that was decided about, provided that nobody else changed it since it was read; a new one, that its reference is not in use. */
export const saveSurvey = (before: Survey | undefined, decision: SurveyDecision): Saving<Overtaken> => ({
  writes: [
    {
      put: surveyItem(decision.survey),
      when:
        before === undefined
          ? { expression: "attribute_not_exists(pk)" }
          : {
              expression: "#survey.#version = :version",
              names: { "#survey": "survey", "#version": "version" },
              values: { ":version": before.version },
            },
      otherwise: "overtaken",
    },
    ...versionWrites(decision),
  ],
  entries: decision.entries,
  setTimers: decision.setTimers,
  cancelTimers: decision.cancelTimers,
  result: { reference: decision.survey.reference },
});

/** The check that a survey is still as it was read, made with what rests on it: an answer, an invitation. */
export const surveyUnchanged = ({ reference, version }: Survey): Write<Overtaken> => ({
  check: surveyKey(reference),
  when: {
    expression: "#survey.#version = :version",
    names: { "#survey": "survey", "#version": "version" },
    values: { ":version": version },
  },
  otherwise: "overtaken",
});

/** The survey of a reference, or undefined. One read. */
export const readSurvey = async (table: Table, reference: string): Promise<Survey | undefined> => {
  const item = await readItem(table, surveyKey(reference));
  return item === undefined ? undefined : toSurvey(item);
};

const versionSchema = z.lazy(() => z.object({ questionnaire: questionnaireSchema }));

/** The questions as they were asked in these versions, by number. One read. */
export const readVersions = async (
  table: Table,
  reference: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, Questionnaire>> => {
  const wanted = [...new Set(versions)];
  const items = await readItems(
    table,
    wanted.map((asked) => versionKey(reference, asked)),
  );
  return new Map(
    wanted.flatMap((asked, nth) => {
      const item = items[nth];
      return item === undefined ? [] : [[asked, versionSchema.parse(item).questionnaire] as const];
    }),
  );
};

/** The surveys of one standing, the latest first, to be read in pages. One query a page. */
export const surveySource = (table: Table, state: SurveyState): ListSource<Survey> =>
  listSource(table, listOf(state), { latestFirst: true }, toSurvey);
