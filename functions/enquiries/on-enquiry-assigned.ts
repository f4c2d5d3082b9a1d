import { EnquiryAssigned } from "../../shared/enquiries/entries.ts";
import { enquiryAssigned } from "../../shared/enquiries/notices/colleague-letters.ts";
import { enquiryKey, readEnquiry } from "../../shared/enquiries/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

const USEFUL_HOURS = 24;

/** Tells one of the team that a colleague assigned an enquiry to them; not when they took it themselves, nor when that was undone meanwhile. */
export const onEnquiryAssigned: Reaction<DataOf<typeof EnquiryAssigned>> = async (needs, entry, occasion) => {
  const { assignee } = entry.data;
  if (assignee === undefined || entry.actor.id === assignee) return;
  const reference = entry.subject.id;
  const enquiry = await readEnquiry(needs.table, reference);
  if (enquiry?.assignee !== assignee) return;
  const sent = letter(
    enquiryAssigned,
    {
      to: { person: assignee },
      about: subjectOf(entry),
      facts: { reference },
      encloses: enquiryKey(reference),
      usefulUntil: plusHours(entry.at, USEFUL_HOURS),
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [sent] });
};

export const handler = reaction("enquiries/on-enquiry-assigned", EnquiryAssigned, onEnquiryAssigned);
