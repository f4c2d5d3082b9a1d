import type { Overtaken, Write } from "../journal/commit.ts";
import { type Entry, type Occasion, record } from "../journal/entry.ts";
import type { FanOutPage, FanOutPart } from "../journal/fan-out.ts";
import { peopleOfOrganisation } from "../organisations/people-of.ts";
import { readOrganisation } from "../organisations/read.ts";
import type { OrganisationKind } from "../people/organisation-kinds.ts";
import type { Person } from "../people/person.ts";
import { followKindWrite, readPeople } from "../people/store.ts";
import { readItems, type Table } from "../platform/dynamo.ts";
import { MemberKindChanged } from "./entries.ts";
import type { Member } from "./member.ts";
import { kindUpdate, memberKey, parseMembership } from "./store.ts";

/** Three writes each at most (person, membership, entry). */
const AT_ONCE = 30;

/** An organisation that is of another kind from now on. */
interface KindSet {
  readonly code: string;
  readonly from: OrganisationKind;
  readonly to: OrganisationKind;
}

/** Who follows their organisation's kind: those who said "other", and those who follow it already. What somebody said of themselves stays. */
const follows = ({ segment, followsKind }: Person, from: OrganisationKind): boolean =>
  segment === from && (from === "other" || followsKind === true);

const savingOfPage = (
  people: readonly Person[],
  members: readonly (Member | undefined)[],
  { from, to }: KindSet,
  occasion: Occasion,
): FanOutPage => {
  const writes: Write<Overtaken>[] = [];
  const entries: Entry[] = [];
  for (const [at, person] of people.entries()) {
    writes.push(followKindWrite(person, to));
    const member = members[at];
    if (member?.segment !== from || member.status !== "member") continue;
    writes.push(kindUpdate(member, to));
    const about = { subject: person.id, person: person.id, data: { from, to } };
    entries.push(record(MemberKindChanged, about, occasion));
  }
  return { writes, entries };
};

/**
 * The people of an organisation of which the team said of what kind it is: who said "other" of themselves is of that kind from now on, as a person and as a
 * member. Nobody is, once the organisation is of another kind again.
 */
export const followKind =
  (table: Table, set: KindSet, occasion: Occasion): FanOutPart =>
  async (cursor) => {
    const [ids, organisation] = await Promise.all([
      peopleOfOrganisation(table, set.code, { after: cursor, limit: AT_ONCE }),
      readOrganisation(table, set.code),
    ]);
    if (organisation?.segment !== set.to) return {};
    const next = ids.at(-1);
    const people = (await readPeople(table, ids)).filter(
      (person): person is Person =>
        person !== undefined && person.organisationCode === set.code && follows(person, set.from),
    );
    if (people.length === 0) return { next };
    const items = await readItems(
      table,
      people.map(({ id }) => memberKey(id)),
    );
    const members = items.map((item) => parseMembership(item)?.member);
    return { ...savingOfPage(people, members, set, occasion), next };
  };
