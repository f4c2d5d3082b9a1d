import { messageKey } from "../../shared/enquiries/conversation/model.ts";
import { EnquiryReceived } from "../../shared/enquiries/entries.ts";
import { enquiryReceived } from "../../shared/enquiries/letters.ts";
import { enquiryForTeam } from "../../shared/enquiries/notices/letters.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf, Entry } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { type Reaction, type ReactionOccasion, reaction } from "../entry-points/entry.ts";

type Received = DataOf<typeof EnquiryReceived>;

const thanks = (entry: Entry<string, Received>, occasion: ReactionOccasion) => {
  const { kind, message, answerBy, acknowledge } = entry.data;
  if (entry.person === undefined || !acknowledge) return [];
  const reference = entry.subject.id;
  const sent = {
    to: { person: entry.person },
    about: subjectOf(entry),
    facts: { reference, kind, answerBy },
    encloses: messageKey(reference, { at: entry.at, id: message }),
    usefulUntil: plusHours(entry.at, 7 * 24),
  };
  return [letter(enquiryReceived, sent, occasion)];
};

/** Thanks the sender and tells the team. */
export const onEnquiryReceived: Reaction<Received> = async (needs, entry, occasion) => {
  const { kind, message } = entry.data;
  const reference = entry.subject.id;
  const toTeam = letter(
    enquiryForTeam,
    {
      to: { team: true },
      about: subjectOf(entry),
      facts: { reference, kind },
      encloses: messageKey(reference, { at: entry.at, id: message }),
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [...thanks(entry, occasion), toTeam] });
};

export const handler = reaction("enquiries/on-enquiry-received", EnquiryReceived, onEnquiryReceived);
