import { applicationFacts } from "../../shared/applications/application.ts";
import { publicCalls } from "../../shared/applications/calls/model.ts";
import { listCalls } from "../../shared/applications/calls/store.ts";
import { CallClosed } from "../../shared/applications/entries.ts";
import { applicationMissed } from "../../shared/applications/letters.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type FanOutPlan, fanOutOverIndex } from "../entry-points/fan-out.ts";
import { lettersToUnfinished } from "./unfinished-drafts.ts";

/** Tells everybody whose draft missed the closing that it is kept, and which call is next. */
export const onCallClosed: FanOutPlan<DataOf<typeof CallClosed>> = async ({ table }, entry, occasion) => {
  const calls = await listCalls(table);
  const call = calls.find(({ reference }) => reference === entry.subject.id);
  if (call === undefined || call.closesAt !== entry.data.closesAt) return [];
  const { open, coming } = publicCalls(calls, entry.at);
  const next = [...open, ...coming].find(({ reference }) => reference !== call.reference);
  const letters = lettersToUnfinished(table, call, (application) =>
    letter(
      applicationMissed,
      {
        to: { person: application.person },
        about: `application:${application.reference}`,
        facts: {
          ...applicationFacts(application, call),
          next: next && { title: next.title, opensAt: next.opensAt },
        },
      },
      occasion,
    ),
  );
  return [letters];
};

export const handler = fanOutOverIndex("applications/on-call-closed", [CallClosed], onCallClosed, "later");
