import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { ProblemStarted } from "../../shared/problems/entries.ts";
import { problemStarted } from "../../shared/problems/letters.ts";
import { readProblemAndCall } from "../../shared/problems/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { problemFacts } from "./problem-facts.ts";

/** Sends the applicant the link to their draft. */
export const onProblemStarted: Reaction<DataOf<typeof ProblemStarted>> = async (needs, entry, occasion) => {
  const names = { problem: entry.subject.id, call: entry.data.call };
  const { problem, call } = await readProblemAndCall(needs.table, names);
  if (problem === undefined || call === undefined) return;
  const sent = letter(
    problemStarted,
    {
      to: { person: problem.person },
      about: subjectOf(entry),
      facts: problemFacts(problem, call),
      usefulUntil: call.closesAt,
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [sent] });
};

export const handler = reaction("problems/on-problem-started", ProblemStarted, onProblemStarted);
