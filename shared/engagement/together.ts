import { isDeepStrictEqual } from "node:util";
import { idsOfPerson, type Person } from "../people/person.ts";
import { readPeople } from "../people/store.ts";
import type { Table } from "../platform/dynamo.ts";
import type { Activity } from "./activity.ts";
import { isSame, type Kept } from "./decide.ts";
import { counted, type Engagement, type Month } from "./engagement.ts";
import { readKept } from "./store.ts";

/** A record, with what is kept of what it did. */
export interface KeptRecord {
  readonly id: string;
  readonly kept: Kept;
}

/** What several records of one person did, by month: what two of them tell, such as the same event attended, was done once. */
export const monthsTogether = (all: readonly Kept[]): ReadonlyMap<Month, readonly Activity[]> => {
  const months = new Map<Month, readonly Activity[]>();
  for (const { months: of } of all)
    for (const [month, activities] of of) {
      const here = months.get(month) ?? [];
      const more = activities.filter((one) => !here.some((other) => other.counts && isSame(one, other)));
      months.set(month, [...here, ...more]);
    }
  return months;
};

/** A record of how somebody takes part without what is counted anew. */
const withoutCounts = ({
  absorbed: _absorbed,
  mergedInto: _mergedInto,
  lastOn: _lastOn,
  ...rest
}: Engagement): Engagement => rest;

interface Changed {
  readonly before: Engagement | undefined;
  readonly after: Engagement;
}

/**
 * How each of the records takes part, as their persons say: the one that stands for others counts what they did, and they are ranked with it. Gives what is to be changed; nothing
 * for records of which nobody did anything.
 */
export const countTogether = (
  person: Person,
  records: readonly (KeptRecord & { readonly mergedInto: string | undefined })[],
): readonly Changed[] => {
  const { absorbed } = person;
  return records.flatMap(({ id, kept, mergedInto }) => {
    const standsForOthers = id === person.id && absorbed !== undefined;
    const months = standsForOthers
      ? monthsTogether(
          records.filter((one) => one.id === id || absorbed.includes(one.id)).map((one) => one.kept),
        )
      : kept.months;
    const { engagement: before } = kept;
    if (before === undefined && months.size === 0) return [];
    const version = before?.version ?? 0;
    const after: Engagement = {
      ...(before === undefined ? { person: id, version } : withoutCounts(before)),
      ...counted(months),
      ...(standsForOthers && { absorbed: [...absorbed] }),
      ...(mergedInto !== undefined && { mergedInto }),
    };
    return isDeepStrictEqual(before, after) ? [] : [{ before, after: { ...after, version: version + 1 } }];
  });
};

/** The person who stands for a record, with all records that are, or lately were, counted with theirs. */
export const readRecords = async (table: Table, of: string) => {
  const [asked] = await readPeople(table, [of]);
  if (asked === undefined) return undefined;
  const stands = asked.mergedInto?.person ?? asked.id;
  const [[person = asked], own] = await Promise.all([
    stands === asked.id ? [asked] : readPeople(table, [stands]),
    readKept(table, stands),
  ]);
  const others = [...new Set([...idsOfPerson(person), ...(own.engagement?.absorbed ?? [])])].filter(
    (id) => id !== stands,
  );
  const [people, kept] = await Promise.all([
    readPeople(table, others),
    Promise.all(others.map((id) => readKept(table, id))),
  ]);
  const records = [
    { id: stands, kept: own, mergedInto: undefined },
    ...others.map((id, nth) => ({
      id,
      kept: kept[nth] ?? { engagement: undefined, months: new Map() },
      mergedInto: people[nth]?.mergedInto?.person,
    })),
  ];
  return { person, records };
};
