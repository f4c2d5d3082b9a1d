import type { DataOf } from "../../shared/journal/entry.ts";
import { letter } from "../../shared/letters/letter.ts";
import { publicCalls } from "../../shared/problems/call.ts";
import { CallClosed } from "../../shared/problems/entries.ts";
import { problemMissed } from "../../shared/problems/letters.ts";
import { listCalls } from "../../shared/problems/store.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { problemFacts } from "./problem-facts.ts";
import { writeToUnfinished } from "./unfinished-drafts.ts";

/** Tells everybody whose draft missed the closing that it is kept, and which call is next. */
export const onCallClosed: Reaction<DataOf<typeof CallClosed>> = async (needs, entry, occasion) => {
  const calls = await listCalls(needs.table);
  const call = calls.find(({ reference }) => reference === entry.subject.id);
  if (call === undefined || call.closesAt !== entry.data.closesAt) return;
  const { open, coming } = publicCalls(calls, entry.at);
  const next = [...open, ...coming].find(({ reference }) => reference !== call.reference);
  await writeToUnfinished(needs, call, occasion, (problem) =>
    letter(
      problemMissed,
      {
        to: { person: problem.person },
        about: `problem:${problem.reference}`,
        facts: {
          ...problemFacts(problem, call),
          ...(next === undefined ? {} : { next: { title: next.title, opensAt: next.opensAt } }),
        },
      },
      occasion,
    ),
  );
};

export const handler = reaction("problems/on-call-closed", CallClosed, onCallClosed);
