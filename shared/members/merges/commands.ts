import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { readPeople } from "../../people/store.ts";
import type { Table } from "../../platform/dynamo.ts";
import { roleInTeam } from "../../sign-in/team.ts";
import { membersOf } from "../read.ts";
import { keepApart, type MergeRefusal, merge, separate, type TwoRecords } from "./decide.ts";
import { saveApart, saveMerge } from "./store.ts";

/** Two records by their ids: the one that stands for both, and the other. */
export interface TwoNamed {
  readonly kept: string;
  readonly other: string;
}

/** Two records with their memberships; undefined where one of them is not there. One read, of all that is asked for at this moment. */
export const readTwo = async (table: Table, { kept, other }: TwoNamed): Promise<TwoRecords | undefined> => {
  const [people, members, role] = await Promise.all([
    readPeople(table, [kept, other]),
    membersOf(table, [kept, other]),
    roleInTeam(table, other),
  ]);
  const [one, two] = people;
  if (one === undefined || two === undefined || kept === other) return undefined;
  return {
    kept: { person: one, member: members[0] },
    other: { person: two, member: members[1] },
    otherInTeam: role !== undefined,
  };
};

/** Merges two records: the other points to the one that is kept. One read and one transaction. */
export const mergePeople = (
  needs: CommitNeeds,
  named: TwoNamed,
  command: Command,
): Promise<Changed<MergeRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: () => readTwo(needs.table, named),
    decide: (two) => merge(two, command.occasion),
    save: saveMerge,
  });

/** Takes a merge back. One read and one transaction. */
export const separatePeople = (
  needs: CommitNeeds,
  named: TwoNamed,
  command: Command,
): Promise<Changed<"unknown">> =>
  changeStored(needs, command, {
    read: () => readTwo(needs.table, named),
    decide: (two) => separate(two, command.occasion),
    save: saveMerge,
  });

/** Says that two records are of two people. One read and one transaction. */
export const keepPeopleApart = (
  needs: CommitNeeds,
  named: TwoNamed,
  command: Command,
): Promise<Changed<"merged-already" | "unknown">> =>
  changeStored(needs, command, {
    read: () => readTwo(needs.table, named),
    decide: (two) => keepApart(two, command.occasion),
    save: ({ kept }, decision) => saveApart(kept.person, decision),
  });
