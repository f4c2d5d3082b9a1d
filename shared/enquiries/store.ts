import { type Change, type CommitNeeds, type Committed, commit, type Write } from "../journal/commit.ts";
import type { AddressTaken } from "../people/store.ts";
import { type Item, type Key, readItem, readList, type Table } from "../platform/dynamo.ts";
import type { EnquiryDecision } from "./decide.ts";
import { type Enquiry, enquirySchema } from "./enquiry.ts";

const enquiryKey = (reference: string): Key => ({ pk: `ENQUIRY#${reference}`, sk: "ENQUIRY" });

const listOf = (status: Enquiry["status"]): string => `ENQUIRIES#${status}`;

const toItem = (enquiry: Enquiry): Item & Key => ({
  ...enquiryKey(enquiry.reference),
  enquiry,
  list: listOf(enquiry.status),
  listSort: `${enquiry.receivedAt}#${enquiry.reference}`,
  person: `PERSON#${enquiry.person}`,
  personSort: `ENQUIRY#${enquiry.receivedAt}#${enquiry.reference}`,
});

const toEnquiry = (item: Item): Enquiry => enquirySchema.parse(item["enquiry"]);

/** Saves a new enquiry. Refused when its reference is in use, or when its sender became known at this moment: decide again. */
export const saveNewEnquiry = (
  needs: CommitNeeds,
  { enquiry, entries }: EnquiryDecision,
  made: { readonly once: string; readonly newcomer: readonly Write<AddressTaken>[] },
): Promise<Committed<AddressTaken | "reference-taken">> => {
  const change: Change<AddressTaken | "reference-taken"> = {
    once: made.once,
    result: { reference: enquiry.reference },
    writes: [
      {
        put: toItem(enquiry),
        when: { expression: "attribute_not_exists(pk)" },
        otherwise: "reference-taken",
      },
      ...made.newcomer,
    ],
    entries,
  };
  return commit(needs, change);
};

/** Saves a change of an enquiry's status. Refused as `changed` when somebody else changed the status first. */
export const saveMarked = (
  needs: CommitNeeds,
  before: Enquiry,
  { enquiry, entries }: EnquiryDecision,
  once: string,
): Promise<Committed<"changed">> =>
  commit<"changed">(needs, {
    once,
    writes: [
      {
        put: toItem(enquiry),
        when: {
          expression: "enquiry.#status = :before",
          names: { "#status": "status" },
          values: { ":before": before.status },
        },
        otherwise: "changed",
      },
    ],
    entries,
  });

/** The enquiry with this reference, or undefined. One read. */
export const readEnquiry = async (table: Table, reference: string): Promise<Enquiry | undefined> => {
  const item = await readItem(table, enquiryKey(reference));
  return item === undefined ? undefined : toEnquiry(item);
};

/** A page of enquiries in a status: those that wait longest first while open, the latest first once answered. One query. */
export const listEnquiries = async (
  table: Table,
  status: Enquiry["status"],
  limit = 100,
): Promise<readonly Enquiry[]> => {
  const part = { latestFirst: status === "answered", limit };
  return (await readList(table, listOf(status), part)).map(toEnquiry);
};
