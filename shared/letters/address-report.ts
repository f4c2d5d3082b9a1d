import type { Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import { personKey } from "../people/store.ts";
import { LettersResumed } from "./entries.ts";
import type { Letter } from "./letter.ts";

/**
 * What a report says of an address: its mailbox took a letter, or gave it back for good; the mail service did not even try, because it has the
 * address on its own list; or the reader called a letter spam.
 */
export type AddressNews = "delivered" | "bounced" | "listed" | "complained";

/** The refusal that means only that nothing is to be changed of the person. */
export type PersonStays = "person-stays";

/** What a report changes of a person, with what is to be written in the journal if it does. */
export interface AddressChange {
  readonly write: Write<PersonStays>;
  readonly entries: readonly Entry[];
}

/** When a letter was handed to the mail service, as far as is known. */
const handedOverAt = ({ sentAt, attempt, queuedAt }: Letter): string => sentAt ?? attempt?.at ?? queuedAt;

/** An erased person stays erased. */
const KNOWN = "attribute_exists(pk)";

/**
 * What is known of a person's address after news of a letter, or undefined when that is nothing. What came back of a letter that is older than
 * the last time this was lifted counts for nothing. An address that is on the mail service's list is taken off it before the next letter:
 * the list says nothing of the mailbox, and may have got there by a complaint.
 */
export const addressChange = (
  news: AddressNews,
  { letter, person }: { readonly letter: Letter; readonly person: string },
  occasion: Occasion,
): AddressChange | undefined => {
  const update = personKey(person);
  const otherwise = "person-stays" as const;
  const { now } = occasion;
  switch (news) {
    case "delivered":
      return letter.trial === undefined
        ? undefined
        : {
            write: {
              update,
              set: "REMOVE bouncedAt",
              values: { ":handed": handedOverAt(letter) },
              when: { expression: "bouncedAt < :handed" },
              otherwise,
            },
            entries: [
              record(
                LettersResumed,
                { subject: person, person, data: { because: "delivered", after: "bounced" } },
                occasion,
              ),
            ],
          };
    case "complained":
      return {
        write: {
          update,
          set: "SET complainedAt = :now",
          values: { ":now": now },
          when: { expression: `${KNOWN} AND attribute_not_exists(complainedAt)` },
          otherwise,
        },
        entries: [],
      };
    case "listed":
      return {
        write: {
          update,
          set: "SET onSuppressionList = :yes",
          values: { ":yes": true },
          when: { expression: KNOWN },
          otherwise,
        },
        entries: [],
      };
    case "bounced":
      return {
        write: {
          update,
          set: "SET bouncedAt = :now, onSuppressionList = :yes",
          values: { ":now": now, ":yes": true, ":handed": handedOverAt(letter) },
          when: { expression: `${KNOWN} AND (attribute_not_exists(liftedAt) OR liftedAt <= :handed)` },
          otherwise,
        },
        entries: [],
      };
  }
};
