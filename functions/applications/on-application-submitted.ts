import { applicationFacts } from "../../shared/applications/application.ts";
import { ApplicationSubmitted } from "../../shared/applications/entries.ts";
import { applicationSubmitted } from "../../shared/applications/letters.ts";
import { readApplicationAndCall } from "../../shared/applications/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Tells the applicant that we have their application, and what happens next. */
export const onApplicationSubmitted: Reaction<DataOf<typeof ApplicationSubmitted>> = async (
  needs,
  entry,
  occasion,
) => {
  const names = { application: entry.subject.id, call: entry.data.call };
  const found = await readApplicationAndCall(needs.table, names);
  if (found === undefined) return;
  const { application, call } = found;
  const sent = letter(
    applicationSubmitted,
    {
      to: { person: application.person },
      about: subjectOf(entry),
      facts: applicationFacts(application, call),
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [sent] });
};

export const handler = reaction(
  "applications/on-application-submitted",
  ApplicationSubmitted,
  onApplicationSubmitted,
);
