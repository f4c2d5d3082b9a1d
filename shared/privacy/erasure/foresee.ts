import type { Table } from "../../platform/dynamo.ts";
import type { RecordKind } from "../catalogue/catalogue.ts";
import { filedAfter, STRETCHES } from "./filed.ts";
import { erasedPersonOf, readOtherRecords } from "./merged.ts";

/** What kind of record has a place that begins so among those of a person. A test holds it together with the erasers. */
export const kindsFiled: readonly (readonly [filedAs: string, kind: RecordKind])[] = [
  ["APPLICATION#", "applications"],
  ["BOOKING#", "bookings"],
  ["COPY#", "access-requests"],
  ["ENQUIRY#", "enquiries"],
  ["IMPACT-SURVEY#", "impact-surveys"],
  ["LETTER#", "letters"],
  ["MEMBER-MESSAGE#", "member-messages"],
  ["MEMBER", "members"],
  ["NEWS", "news-records"],
  ["NOTE#", "notes-of-people"],
  ["OFFER#", "contributions"],
  ["PROJECT-ROLE#", "project-roles"],
  ["QUESTION-ANSWER#", "question-answers"],
  ["RE-USE#", "re-uses"],
  ["REGISTRATION#", "registrations"],
  ["ROLE#CHAMPION", "champions"],
  ["SURVEY-ANSWERS#", "survey-answers"],
  ["SURVEY-LEAD#", "survey-leads"],
  ["SURVEY#", "survey-invitations"],
  ["TASK#", "tasks"],
];

const MOST_COUNTED = 5000;

const addFiled = async (table: Table, person: string, counts: Map<string, number>): Promise<void> => {
  for (const stretch of STRETCHES)
    for (const { place } of await filedAfter(table, person, { ...stretch, limit: MOST_COUNTED })) {
      const kind = kindsFiled.find(([filedAs]) => place.startsWith(filedAs))?.[1] ?? "others";
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
};

/** How many records of each kind are filed under one record of a person. Two queries, and one more for every megabyte. */
export const countFiled = async (table: Table, person: string): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  await addFiled(table, person, counts);
  return counts;
};

/** What erasing a person would find: how many records of each kind are filed under any of their records, and which others than this these are. */
export const foreseeErasure = async (table: Table, person: string) => {
  const others = await readOtherRecords(table, person);
  const counts = new Map<string, number>();
  for (const id of [person, ...others.map((other) => other.id)]) await addFiled(table, id, counts);
  return { counts, others: others.map(erasedPersonOf) };
};
