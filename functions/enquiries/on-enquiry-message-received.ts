import { messageKey } from "../../shared/enquiries/conversation/model.ts";
import { EnquiryMessageReceived } from "../../shared/enquiries/entries.ts";
import { enquiryMessageForTeam } from "../../shared/enquiries/notices/letters.ts";
import { readEnquiry } from "../../shared/enquiries/store.ts";
import { commit } from "../../shared/journal/commit.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { subjectOf } from "../../shared/journal/store.ts";
import { letter } from "../../shared/letters/letter.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";

/** Tells whoever has the enquiry, or the team, that somebody wrote again. What a machine wrote is no reason to. */
export const onEnquiryMessageReceived: Reaction<DataOf<typeof EnquiryMessageReceived>> = async (
  needs,
  entry,
  occasion,
) => {
  const { message, automatic, leads } = entry.data;
  if (automatic !== undefined) return;
  const enquiry = await readEnquiry(needs.table, leads);
  const assignee = enquiry?.assignee;
  const sent = letter(
    enquiryMessageForTeam,
    {
      to: assignee === undefined ? { team: true } : { person: assignee },
      about: subjectOf(entry),
      facts: { reference: leads },
      encloses: messageKey(entry.subject.id, { at: entry.at, id: message }),
    },
    occasion,
  );
  await commit(needs, { once: occasion.once, letters: [sent] });
};

export const handler = reaction(
  "enquiries/on-enquiry-message-received",
  EnquiryMessageReceived,
  onEnquiryMessageReceived,
);
