import { EnquiryReceived } from "../../shared/enquiries/entries.ts";
import { enquiryForTeam, enquiryReceived } from "../../shared/enquiries/letters.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Thanks the sender and tells the team. */
export const onEnquiryReceived: Reaction<DataOf<typeof EnquiryReceived>> = async (needs, entry, occasion) => {
  const facts = { reference: entry.subject.id, kind: entry.data.kind };
  const about = subjectOf(entry);
  const toSender =
    entry.person === undefined
      ? []
      : [
          letter(
            enquiryReceived,
            { to: { person: entry.person }, about, facts, usefulUntil: plusHours(entry.at, 7 * 24) },
            occasion,
          ),
        ];
  const toTeam = letter(enquiryForTeam, { to: { team: true }, about, facts }, occasion);
  await commit(needs, { once: occasion.once, letters: [...toSender, toTeam] });
};

export const handler = reaction("enquiries/on-enquiry-received", EnquiryReceived, onEnquiryReceived);
