import { type Refused, refused } from "../../journal/answer.ts";
import { type Occasion, record } from "../../journal/entry.ts";
import { letter } from "../../letters/letter.ts";
import { comesBack, type Person } from "../../people/person.ts";
import { excerptOf } from "../../platform/text.ts";
import { type Message, messageKey } from "../conversation/model.ts";
import { type EnquiryDecision, moveTo } from "../decide-status.ts";
import type { Enquiry } from "../enquiry.ts";
import { ConversationBegun } from "../entries.ts";
import { teamLetter } from "../letters.ts";
import { closeBy, type Planning } from "../targets/model.ts";
import type { FirstLetter } from "./input.ts";

/**
 * Why the team cannot write to somebody first. `comes-back`: their last letter did. `complained`: they called a letter spam. `left`: they left the
 * community, and wanted to hear no more.
 */
export type NotWrittenTo = "comes-back" | "complained" | "left";

/** Whoever is to be written to, and whether they have left the community. */
export interface Addressee {
  readonly person: Person;
  readonly hasLeft: boolean;
}

/** Why the team cannot write to this person first; undefined when it can. What they ask is answered all the same. */
export const whyNotWrittenTo = ({ person, hasLeft }: Addressee): NotWrittenTo | undefined => {
  if (comesBack(person)) return "comes-back";
  if (hasLeft) return "left";
  return person.complainedAt === undefined ? undefined : "complained";
};

/** The conversation as it is before its first letter has gone: whoever writes has it, and owes no answer. */
const conversationWith = (
  person: Person,
  message: Message,
  {
    reference,
    subject,
    occasion,
    planning,
  }: {
    readonly reference: string;
    readonly subject: string;
    readonly occasion: Occasion;
    readonly planning: Planning;
  },
): Enquiry => ({
  reference,
  kind: "general",
  subject,
  excerpt: excerptOf(message.text),
  details: {},
  channel: "desk",
  person: person.id,
  name: person.name,
  organisation: person.organisation ?? "",
  organisationCode: person.organisationCode,
  participants: [person.id],
  receivedAt: occasion.now,
  status: "answered",
  statusSince: occasion.now,
  assignee: occasion.actor.id,
  closeBy: closeBy(occasion.now, planning),
  // Nobody had asked: no later answer counts as the first.
  firstAnsweredAt: occasion.now,
  absorbed: [],
  conversions: [],
  unchecked: false,
  version: 0,
});

/**
 * Begins a conversation with somebody who has not asked: the letter goes out, the conversation stands as answered, and what they reply joins it and makes it
 * the team's turn. It closes by itself when nothing is heard.
 */
export const beginConversation = (
  to: Addressee,
  { subject, text }: FirstLetter,
  {
    reference,
    occasion,
    planning,
  }: { readonly reference: string; readonly occasion: Occasion; readonly planning: Planning },
): EnquiryDecision | Refused<NotWrittenTo> => {
  const why = whyNotWrittenTo(to);
  if (why !== undefined) return refused(why);
  const person = to.person.id;
  const message: Message = {
    id: occasion.newId(),
    at: occasion.now,
    from: "team",
    via: "desk",
    person,
    by: occasion.actor.id,
    subject,
    text,
    files: [],
    remarks: [],
  };
  const begun = conversationWith(to.person, message, { reference, subject, occasion, planning });
  const sent = letter(
    teamLetter,
    {
      to: { person },
      about: `enquiry:${reference}`,
      facts: { reference },
      encloses: messageKey(reference, message),
    },
    occasion,
  );
  const entry = record(
    ConversationBegun,
    { subject: reference, person, data: { message: message.id } },
    occasion,
  );
  return {
    ...moveTo(begun, "answered", "answer", { occasion, targets: planning.targets }),
    messages: [{ conversation: reference, message }],
    letters: [sent],
    entries: [entry],
  };
};
