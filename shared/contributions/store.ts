import type { Saving } from "../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { Entry } from "../journal/entry.ts";
import type { Letter } from "../letters/letter.ts";
import { type Item, type Key, listSource, queryAll, readItem, type Table } from "../platform/dynamo.ts";
import type { ListSource } from "../platform/list-page.ts";
import type { ContributionDecision } from "./decide.ts";
import {
  answerSchema,
  type Contribution,
  type ContributionState,
  contributionSchema,
  type QuestionAnswer,
  titledContribution,
} from "./model.ts";

/** The key of a contribution, by which letters enclose its words. */
export const contributionKey = titledContribution.key;

const ANSWER = "ANSWER#";

const answerKey = (question: string, person: string): Key => ({
  pk: contributionKey(question).pk,
  sk: `${ANSWER}${person}`,
});

const listOf = (status: ContributionState): string =>
  `CONTRIBUTIONS#${status === "waiting" || status === "passed-on" ? "open" : "settled"}`;

const contributionItem = (contribution: Contribution): Item & Key => ({
  ...contributionKey(contribution.reference),
  contribution,
  person: `PERSON#${contribution.person}`,
  personSort: `OFFER#${contribution.at}#${contribution.reference}`,
  list: listOf(contribution.status),
  listSort: `${contribution.at}#${contribution.reference}`,
});

/** The contribution in an item. Throws a ZodError on anything else. */
export const toContribution = (item: Item): Contribution => contributionSchema.parse(item["contribution"]);

const toAnswer = (item: Item): QuestionAnswer => answerSchema.parse(item["answer"]);

/** Those that the team has something to do with, or those that are settled; the latest first, to be read in pages. */
export const contributionsSource = (table: Table, which: "open" | "settled"): ListSource<Contribution> =>
  listSource(table, `CONTRIBUTIONS#${which}`, { latestFirst: true }, toContribution);

/** A contribution, or undefined. One read. */
export const readContribution = async (
  table: Table,
  reference: string,
): Promise<Contribution | undefined> => {
  const item = await readItem(table, contributionKey(reference));
  return item === undefined ? undefined : toContribution(item);
};

/** A contribution with the answers it got, in the order of the people. */
export interface WithAnswers {
  readonly contribution: Contribution;
  readonly answers: readonly QuestionAnswer[];
}

const MOST_ANSWERS = 300;

/** A contribution with its answers, three hundred at most; undefined when there is no such thing. One query. */
export const readWithAnswers = async (table: Table, reference: string): Promise<WithAnswers | undefined> => {
  const items = await queryAll(
    table,
    {
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": contributionKey(reference).pk },
      ConsistentRead: true,
      ScanIndexForward: false,
    },
    { limit: MOST_ANSWERS + 1 },
  );
  const own = items.find(({ sk }) => sk === "CONTRIBUTION");
  return own === undefined
    ? undefined
    : {
        contribution: toContribution(own),
        answers: items.filter(({ sk }) => String(sk).startsWith(ANSWER)).map(toAnswer),
      };
};

/** What a person has given, the latest first, at most fifty. One query. */
export const listContributionsOf = async (table: Table, person: string): Promise<readonly Contribution[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :offers)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":offers": "OFFER#" },
      ScanIndexForward: false,
    },
    { limit: 50 },
  );
  return items.map(toContribution);
};

/** That a member gave something. */
export const saveOffered = <Refusal extends string>(
  { contribution, entries }: ContributionDecision,
  counts: readonly Write<Refusal>[],
): Saving<Overtaken | Refusal> => ({
  writes: [
    {
      put: contributionItem(contribution),
      when: { expression: "attribute_not_exists(pk)" },
      otherwise: OVERTAKEN,
    },
    ...counts,
  ],
  entries,
});

/** What became of a contribution, by its version; with the letters that tell of it. */
export const saveContribution = (
  { version }: Contribution,
  { contribution, entries }: ContributionDecision,
  {
    letters = [],
    writes = [],
  }: { readonly letters?: readonly Letter[]; readonly writes?: readonly Write[] } = {},
): Saving<Overtaken> => ({
  writes: [
    {
      put: contributionItem(contribution),
      when: { expression: "contribution.version = :version", values: { ":version": version } },
      otherwise: OVERTAKEN,
    },
    ...writes,
  ],
  entries,
  letters,
});

/** That somebody answered a question, in place of what they answered before. */
export const saveAnswer = (answer: QuestionAnswer, entries: readonly Entry[]): Saving => ({
  writes: [
    {
      put: {
        ...answerKey(answer.question, answer.person),
        answer,
        person: `PERSON#${answer.person}`,
        personSort: `QUESTION-ANSWER#${answer.at}#${answer.question}`,
      },
    },
  ],
  entries,
});
