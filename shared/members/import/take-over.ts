import type { Overtaken, Write } from "../../journal/commit.ts";
import type { Entry, Occasion } from "../../journal/entry.ts";
import { lateDaysItem } from "../../journal/late.ts";
import { addressKey, introduce, personIdOf, readPeople } from "../../people/store.ts";
import { type Item, readItems, type Table } from "../../platform/dynamo.ts";
import { utcDate } from "../../platform/time.ts";
import { takeOver } from "../decide.ts";
import { listingWrites } from "../directory/listed.ts";
import type { MemberRow } from "../input.ts";
import type { Member } from "../member.ts";
import { membersOf } from "../read.ts";
import { memberItem } from "../store.ts";

/** Who is known of a list's addresses, in its order: the item of the address, and the membership that its person has or had. */
interface Known {
  readonly address: Item | undefined;
  readonly member: Member | undefined;
}

/**
 * Reads who of these addresses is known, and whose membership: one read, and two more if anybody is. At most a hundred. Whose record is merged into that of a member is a
 * member by that.
 */
export const readKnown = async (table: Table, emails: readonly string[]): Promise<readonly Known[]> => {
  const addresses = await readItems(table, emails.map(addressKey));
  const ids = addresses.flatMap((address) => personIdOf(address) ?? []);
  if (ids.length === 0) return addresses.map((address) => ({ address, member: undefined }));
  const standing = (await readPeople(table, ids)).map(
    (person, at) => person?.mergedInto?.person ?? ids[at] ?? "",
  );
  const of = await membersOf(table, [...new Set([...ids, ...standing])]);
  const known = new Map(
    of.flatMap((member) => (member === undefined ? [] : [[member.person, member] as const])),
  );
  const members = new Map(ids.map((id, at) => [id, known.get(id) ?? known.get(standing[at] ?? "")]));
  return addresses.map((address) => ({ address, member: members.get(personIdOf(address) ?? "") }));
};

/** A membership that is taken over: whose, whether they were unknown before, and what is written. */
export interface TakenOver {
  readonly member: Member;
  readonly isNew: boolean;
  readonly writes: readonly Write<Overtaken>[];
  readonly entries: readonly Entry[];
}

/** Takes over a membership from a list. Whoever is a member, or was one and left, stays what they are: `before` says what. */
export const takeOverRow = (
  row: MemberRow,
  { address, member: before }: Known,
  occasion: Occasion,
): TakenOver | { readonly before: Member } => {
  if (before !== undefined) return { before };
  const { name, email, organisation, organisationCode, segment } = row;
  const who = introduce({ name, email, organisation, organisationCode, segment }, address, occasion.newId);
  const { member, entries } = takeOver(row, who.id, occasion);
  const put: Write<Overtaken> = {
    put: memberItem(member),
    when: { expression: "attribute_not_exists(#member)", names: { "#member": "member" } },
    otherwise: "overtaken",
  };
  return {
    member,
    isNew: who.writes.length > 0,
    writes: [...who.writes, put, ...listingWrites(undefined, member)],
    entries,
  };
};

/** The mark that days which are over have entries from now on, so that they are summed up again; nothing without entries. `id` makes it its own. */
export const lateDaysOf = (entries: readonly Entry[], id: string): readonly Write<Overtaken>[] => {
  const days = entries.map(({ at }) => utcDate(at)).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? [] : [{ put: lateDaysItem({ first, last }, id) }];
};
