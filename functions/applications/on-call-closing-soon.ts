import { applicationFacts } from "../../shared/applications/application.ts";
import { CallClosingSoon } from "../../shared/applications/entries.ts";
import { applicationReminder } from "../../shared/applications/letters.ts";
import { readCall } from "../../shared/applications/store.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";
import { lettersToUnfinished } from "./unfinished-drafts.ts";

/** Reminds everybody whose draft is not submitted, unless the closing was moved since the timer was set. */
export const onCallClosingSoon: FanOutPlan<DataOf<typeof CallClosingSoon>> = async (
  { table },
  entry,
  occasion,
) => {
  const call = await readCall(table, entry.subject.id);
  if (call === undefined || call.closesAt !== entry.data.closesAt) return [];
  const letters = lettersToUnfinished(table, call, (application) =>
    letter(
      applicationReminder,
      {
        to: { person: application.person },
        about: `application:${application.reference}`,
        facts: applicationFacts(application, call),
        usefulUntil: call.closesAt,
      },
      occasion,
    ),
  );
  return [letters];
};

export const handler = fanOutOverIndex(
  "applications/on-call-closing-soon",
  [CallClosingSoon],
  onCallClosingSoon,
  "later",
);
