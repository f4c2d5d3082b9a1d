import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import type { Entry } from "../../journal/entry.ts";
import type { Letter } from "../../letters/letter.ts";
import { isMember, membershipKey } from "../../people/membership.ts";
import { type Person, parsePerson } from "../../people/person.ts";
import { personKey } from "../../people/store.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../../platform/dynamo.ts";
import type { ListSource } from "../../platform/list-page.ts";
import { plusHours } from "../../platform/time.ts";
import type { MessageDecision, Reach } from "./decide.ts";
import { DIRECTORY, type Listed, listedKey, toListed } from "./listed.ts";
import { type MemberMessage, memberMessageSchema } from "./model.ts";

/** Messages are forgotten after this: they served to bring two people together. */
const KEPT_DAYS = 365;

/** The key of a message, by which letters enclose its words. */
export const messageKey = (id: string): Key => ({ pk: `MEMBER-MESSAGE#${id}`, sk: "MEMBER-MESSAGE" });

const blockKey = (reader: string, writer: string): Key => ({ pk: `MEMBER#${reader}`, sk: `BLOCK#${writer}` });

const messageItem = (message: MemberMessage): Item & Key => ({
  ...messageKey(message.id),
  message,
  person: `PERSON#${message.from}`,
  personSort: `MEMBER-MESSAGE#${message.at}#${message.id}`,
  expires: Math.floor(Date.parse(plusHours(message.at, KEPT_DAYS * 24)) / 1000),
});

const toMessage = (item: Item): MemberMessage => memberMessageSchema.parse(item["message"]);

/** The members whom other members see, the latest first, to be read in pages. */
export const directorySource =
  (table: Table): ListSource<Listed> =>
  async (after, limit, backwards = false) => {
    // Named here and not by `listSource`: the site may ask for this list and no other.
    const items = await readList(table, DIRECTORY, { latestFirst: !backwards, after, limit });
    return items.map((item) => ({ place: String(item["listSort"]), thing: toListed(item) }));
  };

/** A member as other members see them. */
export interface SeenMember extends Listed {
  readonly name: string;
}

/** Those of these people who are seen at this moment, with their names. One read for fifty. */
export const readSeen = async (table: Table, people: readonly string[]): Promise<readonly SeenMember[]> => {
  const items = await readItems(
    table,
    people.flatMap((person) => [listedKey(person), personKey(person)]),
  );
  return people.flatMap((_person, nth) => {
    const [listed, person] = [items[2 * nth], items[2 * nth + 1]];
    if (listed === undefined || person === undefined) return [];
    return [{ ...toListed(listed), name: parsePerson(person).name }];
  });
};

/** What writing to another member rests on, with both of them; undefined when either was erased. One read. */
export const readReach = async (
  table: Table,
  from: string,
  to: string,
): Promise<(Reach & { readonly writer: Person; readonly reader: Person }) | undefined> => {
  const [membership, listed, block, writer, reader] = await readItems(table, [
    membershipKey(from),
    listedKey(to),
    blockKey(to, from),
    personKey(from),
    personKey(to),
  ]);
  if (writer === undefined || reader === undefined) return undefined;
  return {
    isMember: isMember(membership),
    isSeen: listed !== undefined,
    isBlocked: block !== undefined,
    writer: parsePerson(writer),
    reader: parsePerson(reader),
  };
};

/** A message, or undefined. One read. */
export const readMessage = async (table: Table, id: string): Promise<MemberMessage | undefined> => {
  const item = await readItem(table, messageKey(id));
  return item === undefined ? undefined : toMessage(item);
};

/** That a message was written, with its letter and what limits it. */
export const saveWritten = <Refusal extends string>(
  { message, entries }: MessageDecision,
  letters: readonly Letter[],
  counts: readonly Write<Refusal>[],
): Saving<Refusal> => ({ writes: [{ put: messageItem(message) }, ...counts], entries, letters });

/** What became of a message. Refused as overtaken unless it is as it was. */
export const saveMessage = (
  before: MemberMessage,
  { message, entries }: MessageDecision,
  letters: readonly Letter[] = [],
): Saving<Overtaken> => {
  const asRead = (name: "answer" | "reported" | "blocked"): string =>
    before[name] === undefined
      ? `attribute_not_exists(message.${name})`
      : `attribute_exists(message.${name})`;
  const block: readonly Write[] =
    message.blocked === true && before.blocked === undefined
      ? [
          {
            put: { ...blockKey(message.to, message.from), blocked: { by: message.to, writer: message.from } },
          },
        ]
      : [];
  return {
    writes: [
      {
        put: messageItem(message),
        when: {
          expression: `attribute_exists(pk) AND ${asRead("answer")} AND ${asRead("reported")} AND ${asRead("blocked")}`,
        },
        otherwise: OVERTAKEN,
      },
      ...block,
    ],
    entries,
    letters,
  };
};

/** The write of what a member says that they offer others, while they are seen. */
export const saveOffers = (
  person: string,
  offers: string,
  entries: readonly Entry[],
): Saving<"not-seen"> => ({
  writes: [
    {
      update: listedKey(person),
      set: offers === "" ? "REMOVE offers" : "SET offers = :offers",
      values: offers === "" ? undefined : { ":offers": offers },
      when: { expression: "attribute_exists(pk)" },
      otherwise: "not-seen",
    },
  ],
  entries,
});
