import type { Saving } from "../journal/change.ts";
import { type CountWrite, movedBy, OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import { organisationSubject } from "../people/organisation-name.ts";
import { type Item, type Key, readItem, readItems, type Table } from "../platform/dynamo.ts";
import { messageKey } from "./conversation/model.ts";
import { countKeys, countsKeyOf, type EnquiryCounts, type Standing, toCounts } from "./counts.ts";
import type { EnquiryDecision, FiledMessage } from "./decide-status.ts";
import { dueOn, type Enquiry, enquirySchema, isOurTurn, NOBODY, titledEnquiry } from "./enquiry.ts";
import { defaultTargets, type Targets, targetsSchema } from "./targets/model.ts";

/** The key of an enquiry. Its messages lie beside it. */
export const enquiryKey = titledEnquiry.key;

/** The key of the team's targets. */
export const targetsKey: Key = { pk: "ENQUIRY-TARGETS", sk: "CURRENT" };

const standingOf = (enquiry: Enquiry): Standing => {
  if (isOurTurn(enquiry)) return "to-do";
  return enquiry.status === "waiting" || enquiry.status === "answered" ? enquiry.status : "closed";
};

/** The part of the list of what is not closed that is of one standing: one after another, each by due date. */
const ranks = { "to-do": "1", waiting: "2", answered: "3" } as const;

/** The bounds of one standing in the list of what is not closed; with dates, of what is due between them. */
export const boundsOf = (
  standing: keyof typeof ranks,
  { from = "", to = "" }: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
) => ({ from: `${ranks[standing]}#${from}`, to: `${ranks[standing]}#${to}~` });

/** Enquiries that are not closed: those that wait for us, for them, and that are answered, each by due date. */
export const ACTIVE = "ENQUIRIES#active";

/** Enquiries that are closed, by the time since when. */
export const CLOSED = "ENQUIRIES#closed";

/** The list of what somebody of the team, or `nobody`, has and is not closed, by due date. */
export const listOfAssignee = (assignee: string): string => `ENQUIRIES#of#${assignee}`;

const assigneeOf = ({ assignee = NOBODY }: Enquiry): string => assignee;

/** The place of an enquiry in the lists at the desk. */
export const placeOf = (enquiry: Enquiry): { readonly list: string; readonly listSort: string } => {
  const standing = standingOf(enquiry);
  const rest = `${enquiry.receivedAt}#${enquiry.reference}`;
  return standing === "closed"
    ? { list: CLOSED, listSort: `${enquiry.statusSince}#${rest}` }
    : { list: ACTIVE, listSort: `${ranks[standing]}#${dueOn(enquiry)}#${rest}` };
};

/** What files an enquiry under who has it, beside the enquiry: it holds nothing but its place. */
const assignedItem = (enquiry: Enquiry): (Item & Key) | undefined =>
  standingOf(enquiry) === "closed"
    ? undefined
    : {
        ...assignedKey(enquiry),
        list: listOfAssignee(assigneeOf(enquiry)),
        listSort: `${dueOn(enquiry)}#${enquiry.receivedAt}#${enquiry.reference}`,
      };

const assignedKey = ({ reference }: Enquiry): Key => ({ pk: `ENQUIRY#${reference}`, sk: "ASSIGNED" });

const isSame = (one: Item | undefined, other: Item | undefined): boolean =>
  one?.["list"] === other?.["list"] && one?.["listSort"] === other?.["listSort"];

/** An enquiry before a change, unless it is new, and after it. */
export interface MovedEnquiry {
  readonly before?: Enquiry | undefined;
  readonly after: Enquiry;
}

const assignedWrite = ({ before, after }: MovedEnquiry): readonly Write[] => {
  const [was, is] = [before && assignedItem(before), assignedItem(after)];
  if (isSame(was, is)) return [];
  return [is === undefined ? { delete: assignedKey(after) } : { put: is }];
};

// The last letters of a reference are drawn by lot.
const drawnOf = ({ reference }: Enquiry): number => reference.codePointAt(reference.length - 2) ?? 0;

/** What an enquiry counts as: by standing, by who has it, and by both. */
const countedAs = (enquiry: Enquiry): readonly string[] => {
  const standing = standingOf(enquiry);
  const assignee = assigneeOf(enquiry);
  return standing === "closed" ? [standing] : [standing, `of ${assignee}`, `${standing} of ${assignee}`];
};

/** The writes that move an enquiry in the lists and counts of the desk, for the transaction that changes it. */
export const standingWrites = (moved: MovedEnquiry): readonly Write[] => {
  const { before, after } = moved;
  const by = movedBy(before === undefined ? [] : countedAs(before), countedAs(after));
  return [...assignedWrite(moved), { count: countsKeyOf(drawnOf(after)), by }];
};

/** How many enquiries there are of each sort, however many. One read. */
export const readCounts = async (table: Table): Promise<EnquiryCounts> =>
  toCounts(await readItems(table, countKeys));

/** Where an enquiry is found by its organisation. */
const organisationPlaceOf = (enquiry: Enquiry) => {
  const subject = organisationSubject(enquiry);
  if (subject === undefined) return {};
  return { subject, subjectSort: `ENQUIRY#${enquiry.receivedAt}#${enquiry.reference}` };
};

/** The write that files an enquiry under its organisation, if it is not filed so. */
export const organisationPlaceWrites = (item: Item & Key): readonly Write[] => {
  if (!isEnquiry(item)) return [];
  const place = organisationPlaceOf(toEnquiry(item));
  return place.subject === undefined || place.subject === item["subject"]
    ? []
    : [{ put: { ...item, ...place } }];
};

const toItem = (enquiry: Enquiry): Item & Key => ({
  ...enquiryKey(enquiry.reference),
  enquiry,
  ...placeOf(enquiry),
  person: `PERSON#${enquiry.person}`,
  personSort: `ENQUIRY#${enquiry.receivedAt}#${enquiry.reference}`,
  ...organisationPlaceOf(enquiry),
});

/** The enquiry in an item. Throws a ZodError on anything else. */
export const toEnquiry = (item: Item): Enquiry => enquirySchema.parse(item["enquiry"]);

const isEnquiry = ({ pk, sk }: Key): boolean => pk.startsWith("ENQUIRY#") && sk === "ENQUIRY";

/** What an item of the table counts as in the inbox, to count all enquiries anew; nothing for what is no enquiry. */
export const enquiryCountsOf = (item: Item & Key): readonly CountWrite[] => {
  if (!isEnquiry(item)) return [];
  const enquiry = toEnquiry(item);
  return [{ count: countsKeyOf(drawnOf(enquiry)), by: movedBy([], countedAs(enquiry)) }];
};

/** Where it is kept who has an enquiry that is not closed. */
export const assignedPlaceKeys = (item: Item & Key): readonly Key[] =>
  isEnquiry(item) ? [assignedKey(toEnquiry(item))] : [];

/** The write that files an enquiry under who has it, if it is not filed so. */
export const assignedPlaceOf = (
  item: Item & Key,
  [filed]: readonly (Item | undefined)[],
): readonly Write[] => {
  const place = isEnquiry(item) ? assignedItem(toEnquiry(item)) : undefined;
  return place === undefined || isSame(filed, place) ? [] : [{ put: place }];
};

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
  const saving = savingOf<Refusal | Overtaken>(decision, [
    head,
    ...standingWrites({ after: decision.enquiry }),
    ...others,
  ]);
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
  savingOf<Refusal | Overtaken>(decision, [
    headPut(before, decision.enquiry),
    ...standingWrites({ before, after: decision.enquiry }),
    ...others,
  ]);

/** The write that gives an enquiry the code of its organisation, or takes it away (`code` undefined), if nobody changed the enquiry since. */
export const codePut = (
  { organisationCode: _before, ...before }: Enquiry,
  code: string | undefined,
): Write<Overtaken> =>
  headPut(before, {
    ...before,
    ...(code === undefined ? {} : { organisationCode: code }),
    version: before.version + 1,
  });

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
