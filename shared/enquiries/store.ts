import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type Change, type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import { type Item, type Key, readItem, readItems, readList, type Table } from "../platform/dynamo.ts";
import type { EnquiryDecision, FiledMessage } from "./decide-status.ts";
import { dueOn, type Enquiry, enquirySchema, openTasks } from "./enquiry.ts";
import { type Message, messageKey, messageSchema } from "./message.ts";
import { defaultTargets, type Targets, targetsSchema } from "./targets.ts";

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
  item === undefined ? defaultTargets : targetsSchema.parse(item["targets"]);

const toMessageItem = ({ conversation, message }: FiledMessage): Item & Key => ({
  ...messageKey(conversation, message),
  message,
});

const messagePuts = (messages: readonly FiledMessage[]) =>
  messages.map((filed) => ({ put: toMessageItem(filed) }));

/** What else goes into the transaction of a change: its name, its result, and the writes of other records. */
export interface Made<Refusal extends string = never> {
  readonly once: string;
  readonly writes?: readonly Write<Refusal>[];
}

const changeOf = <Refusal extends string>(
  { messages, entries, letters, setTimers, cancelTimers }: EnquiryDecision,
  head: Write<Refusal>,
  made: Made<Refusal>,
): Change<Refusal> => ({
  once: made.once,
  writes: [head, ...messagePuts(messages), ...(made.writes ?? [])],
  entries,
  letters,
  setTimers,
  cancelTimers,
});

/** Saves a new enquiry. Refused when its reference is in use, or for what the other writes refuse. */
export const saveNewEnquiry = <Refusal extends string>(
  needs: CommitNeeds,
  decision: EnquiryDecision,
  made: Made<Refusal>,
): Promise<Committed<Refusal | "reference-taken">> => {
  const head: Write<Refusal | "reference-taken"> = {
    put: toItem(decision.enquiry),
    when: { expression: "attribute_not_exists(pk)" },
    otherwise: "reference-taken",
  };
  const result = { reference: decision.enquiry.reference };
  return commit(needs, { ...changeOf<Refusal | "reference-taken">(decision, head, made), result });
};

const stillVersion = ({ version }: Enquiry) => ({
  expression: "enquiry.#version = :version",
  names: { "#version": "version" },
  values: { ":version": version },
});

const headPut = (before: Enquiry, after: Enquiry): Write<"changed"> => ({
  put: toItem(after),
  when: stillVersion(before),
  otherwise: "changed",
});

/** Saves a change of an enquiry. Refused as `changed` when somebody else changed it since it was read. */
export const saveEnquiry = <Refusal extends string>(
  needs: CommitNeeds,
  before: Enquiry,
  decision: EnquiryDecision,
  made: Made<Refusal | "changed">,
): Promise<Committed<Refusal | "changed">> =>
  commit(needs, changeOf<Refusal | "changed">(decision, headPut(before, decision.enquiry), made));

/** Saves a change of two enquiries at once. Refused as `changed` when either was changed since it was read. */
export const saveBoth = (
  needs: CommitNeeds,
  [one, other]: readonly [
    { readonly before: Enquiry; readonly decision: EnquiryDecision },
    { readonly before: Enquiry; readonly decision: EnquiryDecision },
  ],
  once: string,
): Promise<Committed<"changed">> => {
  const second = other.decision;
  const change = changeOf<"changed">(one.decision, headPut(one.before, one.decision.enquiry), {
    once,
    writes: [headPut(other.before, second.enquiry), ...messagePuts(second.messages)],
  });
  return commit(needs, {
    ...change,
    entries: [...one.decision.entries, ...second.entries],
    letters: [...one.decision.letters, ...second.letters],
    setTimers: [...one.decision.setTimers, ...second.setTimers],
    cancelTimers: [...one.decision.cancelTimers, ...second.cancelTimers],
  });
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
const readItemsOf = async (table: Table, reference: string): Promise<Item[]> => {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
        ExpressionAttributeValues: {
          ":pk": enquiryKey(reference).pk,
          ":first": "ENQUIRY",
          ":last": "MESSAGE$",
        },
        ConsistentRead: true,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
};

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
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: "by-person",
      KeyConditionExpression: "person = :person AND begins_with(personSort, :enquiries)",
      ExpressionAttributeValues: { ":person": `PERSON#${person}`, ":enquiries": "ENQUIRY#" },
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items.map(toEnquiry);
};
