import { FEWEST_SHOWN, holdBackSmall } from "../reports/small-numbers.ts";
import type { Shown } from "../reports/weekly/model.ts";
import { type Invitation, type Round, type Statement, statementNames } from "./survey.ts";

/** How many people gave an answer at one of the two times, and its average; none without answers. */
export interface Measured {
  readonly answers: number;
  readonly average?: number;
}

/** How the same people answered before and after: the averages of those who did both, and in how many it rose, stayed or fell. */
export interface Paired {
  readonly people: number;
  readonly before?: number;
  readonly after?: number;
  readonly rose: number;
  readonly same: number;
  readonly fell: number;
}

/** One question's answers at both times. */
export interface QuestionResult {
  readonly before: Measured;
  readonly after: Measured;
  readonly paired: Paired;
}

/** How many were asked at one of the two times, and how many of them answered. */
export interface Response {
  readonly asked: number;
  readonly answered: number;
}

/** What an impact survey gave: who answered, and each question at both times. */
export interface SurveyResults {
  readonly response: Readonly<Record<Round, Response>>;
  /** Those who answered at both times. */
  readonly both: number;
  readonly statements: readonly (QuestionResult & { readonly statement: Statement })[];
  readonly hours: QuestionResult;
}

type Ask = (invitation: Invitation) => number | undefined;

const averageOf = (values: readonly number[]): { readonly average?: number } =>
  values.length === 0 ? {} : { average: values.reduce((sum, value) => sum + value, 0) / values.length };

const measured = (invitations: readonly Invitation[], ask: Ask): Measured => {
  const values = invitations.flatMap((invitation) => ask(invitation) ?? []);
  return { answers: values.length, ...averageOf(values) };
};

const pairedOf = (pairs: readonly (readonly [number, number])[]): Paired => {
  const before = averageOf(pairs.map(([first]) => first)).average;
  const after = averageOf(pairs.map(([, second]) => second)).average;
  return {
    people: pairs.length,
    ...(before === undefined || after === undefined ? {} : { before, after }),
    rose: pairs.filter(([first, second]) => second > first).length,
    same: pairs.filter(([first, second]) => second === first).length,
    fell: pairs.filter(([first, second]) => second < first).length,
  };
};

const questionResult = (
  byRound: Readonly<Record<Round, readonly Invitation[]>>,
  ask: Ask,
): QuestionResult => {
  const pairs = byRound.before.flatMap((first): (readonly [number, number])[] => {
    const second = byRound.after.find(({ person }) => person === first.person);
    const [before, after] = [ask(first), second === undefined ? undefined : ask(second)];
    return before === undefined || after === undefined ? [] : [[before, after]];
  });
  return {
    before: measured(byRound.before, ask),
    after: measured(byRound.after, ask),
    paired: pairedOf(pairs),
  };
};

/** Sums up who was asked about a project and what they answered, each question with the number of its own answers. */
export const resultsOf = (invitations: readonly Invitation[]): SurveyResults => {
  const ofRound = (round: Round) => invitations.filter((invitation) => invitation.round === round);
  const byRound = { before: ofRound("before"), after: ofRound("after") };
  const response = (round: Round): Response => ({
    asked: byRound[round].length,
    answered: byRound[round].filter(({ answer }) => answer !== undefined).length,
  });
  const answeredAfter = byRound.after.filter(({ answer }) => answer !== undefined);
  return {
    response: { before: response("before"), after: response("after") },
    both: byRound.before.filter(
      ({ answer, person }) => answer !== undefined && answeredAfter.some((one) => one.person === person),
    ).length,
    statements: statementNames.map((statement) => ({
      statement,
      ...questionResult(byRound, ({ answer }) => answer?.scores[statement]),
    })),
    hours: questionResult(byRound, ({ answer }) => answer?.hours),
  };
};

/** One statement as it may be told outside the team: averages only when five people or more stand behind them. */
export interface ToldOutside {
  readonly statement: Statement;
  readonly people: number;
  readonly before?: number;
  readonly after?: number;
  readonly rose: Shown;
  readonly same: Shown;
  readonly fell: Shown;
}

/**
 * What may be told outside the team. How many answered is always told, and none is none; what fewer than five people stand behind is held back, as are the
 * numbers from which it could be reckoned.
 */
export const tellOutside = ({ statements }: Pick<SurveyResults, "statements">): readonly ToldOutside[] =>
  statements.map(({ statement, paired }) => {
    const [rose = 0, same = 0, fell = 0] = holdBackSmall([paired.rose, paired.same, paired.fell]);
    const averages =
      paired.people < FEWEST_SHOWN || paired.before === undefined || paired.after === undefined
        ? {}
        : { before: paired.before, after: paired.after };
    return { statement, people: paired.people, ...averages, rose, same, fell };
  });
