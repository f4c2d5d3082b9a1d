import type { Saving } from "../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import {
  type Item,
  type Key,
  queryAll,
  readItem,
  readItems,
  readList,
  type Table,
} from "../platform/dynamo.ts";
import { type Message, messageKey, messageSchema } from "./conversation/model.ts";
import type { EnquiryDecision, FiledMessage } from "./decide-status.ts";
import { dueOn, type Enquiry, enquirySchema, openTasks } from "./enquiry.ts";
import { defaultTargets, type Targets, targetsSchema } from "./targets/model.ts";

/** The key of an enquiry. Its messages lie beside it. */
export const enquiryKey = (reference: string): Key => ({ pk: `ENQUIRY#${reference}`, sk: "ENQUIRY" });

/** The key of the team's targets. */
export const targetsKey: Key = { pk: "ENQUIRY-TARGETS", sk: "CURRENT" };

/** The two lists at the desk: what is not done yet, the most urgent first, and what is. A task keeps a closed enquiry in the first. */
const listOf = (enquiry: Enquiry): string =>
  `ENQUIRIES#${enquiry.status === "closed" && openTasks(enquiry).length === 0 ? "closed" : "active"}`;

const toItem = (enquiry: Enquiry): Item & Key => ({
  ...enquiryKey(enquiry.reference),
  enquiry,
  list: listOf(enquiry),
  listSort: `${dueOn(enquiry) ?? enquiry.statusSince}#${enquiry.receivedAt}#${enquiry.reference}`,
  person: `PERSON#${enquiry.person}`,
  personSort: `ENQUIRY#${enquiry.receivedAt}#${enquiry.reference}`,
  ...(enquiry.organisationCode !== undefined && {
    subject: `organisation:${enquiry.organisationCode}`,
    subjectSort: `ENQUIRY#${enquiry.receivedAt}#${enquiry.reference}`,
  }),
});

/** The enquiry in an item. Throws a ZodError on anything else. */
export const toEnquiry = (item: Item): Enquiry => enquirySchema.parse(item["enquiry"]);

/** The targets in an item with `targetsKey`, or those that hold until somebody sets others. */
export const toTargets = (item: Item | undefined): Targets =>
  item === undefined ? defaultTargets : targetsSchema().parse(item["targets"]);

const toMessageItem = ({ conversation, message }: FiledMessage): Item & Key => ({
  ...messageKey(conversation, message),
  message,
});

const messagePuts = (messages: readonly FiledMessage[]) =>
  messages.map((filed) => ({ put: toMessageItem(filed) }));

const savingOf = <Refusal extends string>(
  { messages, entries, letters, setTimers, cancelTimers }: EnquiryDecision,
  writes: readonly Write<Refusal>[],
): Saving<Refusal> => ({
  writes: [...writes, ...messagePuts(messages)],
  entries,
  letters,
  setTimers,
  cancelTimers,
});

/** The transaction of a new enquiry together with the writes of other records; it tells the enquiry's reference. */
export const newEnquirySaving = <Refusal extends string = never>(
  decision: EnquiryDecision,
  others: readonly Write<Refusal>[] = [],
): Saving<Refusal | Overtaken> => {
  const head: Write<Overtaken> = {
    put: toItem(decision.enquiry),
    when: { expression: "attribute_not_exists(pk)" },
    otherwise: OVERTAKEN,
  };
  const saving = savingOf<Refusal | Overtaken>(decision, [head, ...others]);
  return { ...saving, result: { reference: decision.enquiry.reference } };
};

const headPut = ({ version }: Enquiry, after: Enquiry): Write<Overtaken> => ({
  put: toItem(after),
  when: {
    expression: "enquiry.#version = :version",
    names: { "#version": "version" },
    values: { ":version": version },
  },
  otherwise: OVERTAKEN,
});

/** The transaction of a change of an enquiry together with the writes of other records. */
export const enquirySaving = <Refusal extends string = never>(
  before: Enquiry,
  decision: EnquiryDecision,
  others: readonly Write<Refusal>[] = [],
): Saving<Refusal | Overtaken> =>
  savingOf<Refusal | Overtaken>(decision, [headPut(before, decision.enquiry), ...others]);

/** An enquiry as it was read, and what was decided about it. */
export interface DecidedEnquiry {
  readonly before: Enquiry;
  readonly decision: EnquiryDecision;
}

/** The transaction that changes two enquiries at once. */
export const pairSaving = (one: DecidedEnquiry, other: DecidedEnquiry): Saving<Overtaken> => {
  const parts = [one, other].map(({ before, decision }) => enquirySaving(before, decision));
  return {
    writes: parts.flatMap(({ writes = [] }) => writes),
    entries: parts.flatMap(({ entries = [] }) => entries),
    letters: parts.flatMap(({ letters = [] }) => letters),
    setTimers: parts.flatMap(({ setTimers = [] }) => setTimers),
    cancelTimers: parts.flatMap(({ cancelTimers = [] }) => cancelTimers),
  };
};

/** The enquiry with this reference, or undefined. One read. */
export const readEnquiry = async (table: Table, reference: string): Promise<Enquiry | undefined> => {
  const item = await readItem(table, enquiryKey(reference));
  return item === undefined ? undefined : toEnquiry(item);
};

/** An enquiry together with the team's targets. One read. */
export const readWithTargets = async (
  table: Table,
  references: readonly string[],
): Promise<{ readonly enquiries: readonly (Enquiry | undefined)[]; readonly targets: Targets }> => {
  const [targets, ...items] = await readItems(table, [targetsKey, ...references.map(enquiryKey)]);
  return {
    targets: toTargets(targets),
    enquiries: items.map((item) => (item === undefined ? undefined : toEnquiry(item))),
  };
};

/** An enquiry with the messages of its own conversation, oldest first. */
export interface Conversation {
  readonly enquiry: Enquiry;
  readonly messages: readonly Message[];
}

/** The most messages that a page shows; a conversation of more is a list gone wrong, and the latest are what counts. */
const MOST_MESSAGES = 300;

/** The items of a conversation. "ENQUIRY" sorts before every "MESSAGE#"; "$" is the character after "#". */
const readItemsOf = (table: Table, reference: string): Promise<Item[]> =>
  queryAll(table, {
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
    ExpressionAttributeValues: {
      ":pk": enquiryKey(reference).pk,
      ":first": "ENQUIRY",
      ":last": "MESSAGE$",
    },
    ConsistentRead: true,
  });

/** A conversation with its latest messages, or undefined if there is none. One query for every megabyte of it. */
export const readConversation = async (
  table: Table,
  reference: string,
): Promise<Conversation | undefined> => {
  const items = await readItemsOf(table, reference);
  const head = items.find(({ sk }) => sk === "ENQUIRY");
  if (head === undefined) return undefined;
  const messages = items.flatMap((item) =>
    item["message"] === undefined ? [] : messageSchema.parse(item["message"]),
  );
  return { enquiry: toEnquiry(head), messages: messages.slice(-MOST_MESSAGES) };
};

/** The enquiries that are not closed or of which a task is open, the most urgent first. One query for every megabyte of them. */
export const listActive = async (table: Table, limit?: number): Promise<readonly Enquiry[]> =>
  (await readList(table, "ENQUIRIES#active", limit === undefined ? {} : { limit })).map(toEnquiry);

/** The enquiries that were closed, the latest first, at most `limit`. One query. */
export const listClosed = async (table: Table, limit = 500): Promise<readonly Enquiry[]> =>
  (await readList(table, "ENQUIRIES#closed", { latestFirst: true, limit })).map(toEnquiry);

/** What one person asked, the latest first, at most `limit`. One query. */
export const listOfPerson = async (table: Table, person: string, limit = 50): Promise<readonly Enquiry[]> => {
  const items = await queryAll(
    table,
    {
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :enquiries)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":enquiries": "ENQUIRY#" },
      ScanIndexForward: false,
    },
    { limit },
  );
  return items.map(toEnquiry);
};
