import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { ProblemSubmitted } from "../../shared/problems/entries.ts";
import { problemSubmitted } from "../../shared/problems/letters.ts";
import { readProblemAndCall } from "../../shared/problems/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { problemFacts } from "./problem-facts.ts";

/** Tells the applicant that we have their problem, and what happens next. */
export const onProblemSubmitted: Reaction<DataOf<typeof ProblemSubmitted>> = async (
  needs,
  entry,
  occasion,
) => {
  const names = { problem: entry.subject.id, call: entry.data.call };
  const { problem, call } = await readProblemAndCall(needs.table, names);
  if (problem === undefined || call === undefined) return;
  const sent = letter(
    problemSubmitted,
    { to: { person: problem.person }, about: subjectOf(entry), facts: problemFacts(problem, call) },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [sent] });
};

export const handler = reaction("problems/on-problem-submitted", ProblemSubmitted, onProblemSubmitted);
