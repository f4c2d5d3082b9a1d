import type { DataOf } from "../../shared/journal/entry.ts";
import { letter } from "../../shared/letters/letter.ts";
import { CallClosingSoon } from "../../shared/problems/entries.ts";
import { problemReminder } from "../../shared/problems/letters.ts";
import { readCall } from "../../shared/problems/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { problemFacts } from "./problem-facts.ts";
import { writeToUnfinished } from "./unfinished-drafts.ts";

/** Reminds everybody whose draft is not submitted, unless the closing was moved since the timer was set. */
export const onCallClosingSoon: Reaction<DataOf<typeof CallClosingSoon>> = async (needs, entry, occasion) => {
  const call = await readCall(needs.table, entry.subject.id);
  if (call === undefined || call.closesAt !== entry.data.closesAt) return;
  await writeToUnfinished(needs, call, occasion, (problem) =>
    letter(
      problemReminder,
      {
        to: { person: problem.person },
        about: `problem:${problem.reference}`,
        facts: problemFacts(problem, call),
        usefulUntil: call.closesAt,
      },
      occasion,
    ),
  );
};

export const handler = reaction("problems/on-call-closing-soon", CallClosingSoon, onCallClosingSoon);
