import * as z from "zod/mini";
import { type Refused, refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { nameInMail } from "../../people/person.ts";
import { addressKey, introduce } from "../../people/store.ts";
import { type Item, readItems } from "../../platform/dynamo.ts";
import type { NewId } from "../../platform/ids.ts";
import { planningWith } from "../commands.ts";
import type { EnquiryDecision } from "../decide-status.ts";
import { enquiryKey, enquirySaving, targetsKey, toEnquiry, toTargets } from "../store.ts";
import { type AlsoTo, type Answer, answerEnquiry, MOST_ALSO, type Named, namedIn } from "./decide.ts";
import { type Message, messageKey } from "./model.ts";
import { toMessage } from "./store.ts";

/** People whom an answer also goes to, in the order in which they were asked for, with the writes that make those known who were not. */
interface Introduced {
  readonly people: readonly string[];
  readonly writes: readonly Write<Overtaken>[];
}

/**
 * Who is at the addresses that an answer is also to go to. `not-named`: no mail of the conversation names one of them, so that nobody can be written to
 * through this form but whom a correspondent wrote to. What a mail calls them is not believed. `found` is what each address leads to, in the same order.
 */
export const introduceNamed = (
  asked: readonly string[],
  {
    messages,
    found,
  }: { readonly messages: readonly Message[]; readonly found: readonly (Item | undefined)[] },
  newId: NewId,
): Introduced | Refused<"not-named"> => {
  const named = namedIn(messages);
  const introduced: { readonly id: string; readonly writes: readonly Write<Overtaken>[] }[] = [];
  for (const [index, address] of asked.entries()) {
    const mailbox = named.get(address);
    if (mailbox === undefined || index >= MOST_ALSO) return refused("not-named");
    const introduction = { name: nameInMail(mailbox), email: address, asTyped: true } as const;
    introduced.push(introduce(introduction, found[index], newId));
  }
  return {
    people: introduced.map(({ id }) => id),
    writes: introduced.flatMap(({ writes }) => writes),
  };
};

const told = z.object({ people: z.number() });

/** An address that the mails of a conversation name, with the mail that does. */
export type AskedAlso = Pick<Named, "address" | "in"> & { readonly conversation: string };

/** An answer as it is sent from the desk: on the version of the enquiry that was read, also to some of the addresses that the mails name. */
export interface AnswerSent {
  readonly reference: string;
  readonly version: number;
  readonly answer: Omit<Answer, "also">;
  readonly also: readonly AskedAlso[];
}

const readBefore = async ({ table }: CommitNeeds, { reference, also }: AnswerSent) => {
  const places = [
    ...new Map(also.map((named) => [named.in.id, messageKey(named.conversation, named.in)])).values(),
  ];
  const addresses = also.map(({ address }) => addressKey(address));
  const keys = [targetsKey, enquiryKey(reference), ...addresses, ...places];
  const [targets, enquiry, ...items] = await readItems(table, keys);
  if (enquiry === undefined) return undefined;
  const found = items.splice(0, addresses.length);
  return {
    enquiry: toEnquiry(enquiry),
    planning: planningWith(toTargets(targets)),
    found,
    messages: items.flatMap((item) => (item === undefined ? [] : (toMessage(item) ?? []))),
  };
};

/**
 * Sends an answer and tells to how many people it goes; refused as `changed` when the enquiry is not of the version that the person saw. One read and one
 * transaction.
 */
export const sendAnswer = (
  needs: CommitNeeds,
  sent: AnswerSent,
  command: Command,
): Promise<
  Changed<
    "merged" | "no-participant" | "not-named" | "too-many" | "changed" | "unknown",
    z.infer<typeof told>
  >
> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: () => readBefore(needs, sent),
    decide: ({
      enquiry,
      planning,
      ...known
    }):
      | { readonly decision: EnquiryDecision; readonly introduced: Introduced }
      | Refused<"merged" | "no-participant" | "not-named" | "too-many" | "changed"> => {
      if (enquiry.version !== sent.version) return refused("changed");
      const introduced = introduceNamed(
        sent.also.map(({ address }) => address),
        known,
        occasion.newId,
      );
      if ("refusal" in introduced) return introduced;
      const also = introduced.people.flatMap((person, index): AlsoTo[] => {
        const conversation = sent.also[index]?.conversation;
        return conversation === undefined ? [] : [{ person, conversation }];
      });
      const decision = answerEnquiry(enquiry, { ...sent.answer, also }, { occasion, planning });
      return "refusal" in decision ? decision : { decision, introduced };
    },
    save: ({ enquiry }, { decision, introduced }): Saving<Overtaken> => ({
      ...enquirySaving(enquiry, decision, introduced.writes),
      result: { people: decision.letters.length },
    }),
    told,
  });
};
