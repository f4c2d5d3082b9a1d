import type { Table } from "../platform/dynamo.ts";
import { findWholeProject } from "../projects/read.ts";
import { invitationsIn } from "./store.ts";
import { type Invitation, type Round, statementNames } from "./survey.ts";

const scoresIn = (invitations: readonly Invitation[], round: Round): readonly number[] =>
  invitations
    .filter((one) => one.round === round)
    .flatMap(({ answer }) => statementNames.flatMap((name) => answer?.scores[name] ?? []));

/** What the people of these projects answered to all statements before and after, as scores from 1 to 5. A query for each project. For other features. */
export const surveyScores = async (
  table: Table,
  projects: readonly string[],
): Promise<Readonly<Record<Round, readonly number[]>>> => {
  const scores: Record<Round, number[]> = { before: [], after: [] };
  for (const project of projects) {
    const whole = await findWholeProject(table, project);
    const invitations = whole === undefined ? [] : invitationsIn(whole.beside);
    scores.before.push(...scoresIn(invitations, "before"));
    scores.after.push(...scoresIn(invitations, "after"));
  }
  return scores;
};
