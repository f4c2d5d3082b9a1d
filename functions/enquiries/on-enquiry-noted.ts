import { messageKey } from "../../shared/enquiries/conversation/model.ts";
import { EnquiryNoted } from "../../shared/enquiries/entries.ts";
import { enquiryMention } from "../../shared/enquiries/notices/colleague-letters.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** What a colleague asks in a note is asked at the desk too: an email of days ago only confuses. */
const USEFUL_HOURS = 72;

/** Tells those of the team whom a note mentions, other than its writer. */
export const onEnquiryNoted: Reaction<DataOf<typeof EnquiryNoted>> = async (needs, entry, occasion) => {
  const { message, mentions = [] } = entry.data;
  const letters = mentions
    .filter((person) => person !== entry.actor.id)
    .map((person) =>
      letter(
        enquiryMention,
        {
          to: { person },
          about: subjectOf(entry),
          facts: { reference: entry.subject.id },
          encloses: messageKey(entry.subject.id, { at: entry.at, id: message }),
          usefulUntil: plusHours(entry.at, USEFUL_HOURS),
        },
        occasion,
      ),
    );
  if (letters.length > 0) await commit(needs, { once: occasion.once, letters });
};

export const handler = reaction("enquiries/on-enquiry-noted", EnquiryNoted, onEnquiryNoted);
