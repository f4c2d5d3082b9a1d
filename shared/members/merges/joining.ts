import type { Saving } from "../../journal/change.ts";
import type { Overtaken } from "../../journal/commit.ts";
import type { Person } from "../../people/person.ts";
import type { Table } from "../../platform/dynamo.ts";
import type { Member } from "../member.ts";
import { membersOf } from "../read.ts";
import { listMemberWrites } from "./store.ts";

const isPresent = ({ status, mergedInto }: Member): boolean =>
  status === "member" && mergedInto === undefined;

/** The present memberships of the other records of one person. No read for who has one record. */
export const readOtherMemberships = async (
  table: Table,
  person: Person | undefined,
): Promise<readonly Member[]> => {
  const others = [
    ...(person?.absorbed ?? []),
    ...(person?.mergedInto === undefined ? [] : [person.mergedInto.person]),
  ];
  if (others.length === 0) return [];
  return (await membersOf(table, others)).flatMap((member) =>
    member !== undefined && isPresent(member) ? [member] : [],
  );
};

/** Who joins with a record that is merged into that of a present member joins beside that: one person is in the lists once. */
export const joinedBeside = <Joined extends { readonly member: Member }>(
  joined: Joined,
  person: Person | undefined,
  others: readonly Member[],
): Joined => {
  const kept = others.find((one) => one.person === person?.mergedInto?.person)?.person;
  return kept === undefined ? joined : { ...joined, member: { ...joined.member, mergedInto: kept } };
};

/** What else is saved when somebody joins with the record that stands for others: theirs leave the lists. */
export const withOthersUnlisted = <Refusal extends string>(
  saving: Saving<Refusal>,
  { member }: { readonly member: Member },
  others: readonly Member[],
): Saving<Refusal | Overtaken> =>
  member.mergedInto === undefined
    ? {
        ...saving,
        writes: [
          ...(saving.writes ?? []),
          ...others.flatMap((other) => listMemberWrites(other, { ...other, mergedInto: member.person })),
        ],
      }
    : saving;
