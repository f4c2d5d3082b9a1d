import type { Decision, PartOccasion } from "../../file-import/kind.ts";
import type { Overtaken, Write } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { parsePerson } from "../../people/person.ts";
import { isNothingFiled, personKey, personRemoval } from "../../people/store.ts";
import { readItems, type Table } from "../../platform/dynamo.ts";
import { listedKey } from "../directory/listed.ts";
import { MemberLeft } from "../entries.ts";
import type { Member } from "../member.ts";
import { memberKey, parseMembership } from "../store.ts";

/** What an import made of a row, as far as undoing it needs it. */
interface Taken {
  readonly person: string;
  readonly joinedAt: string;
  readonly isNew: boolean;
}

type Undone = Decision<never, Overtaken>;

/** Whether a membership is still as the import left it: whoever has chosen, withdrawn or left since has made it their own. */
const isAsTaken = (member: Member | undefined, { joinedAt }: Taken): member is Member =>
  member?.status === "member" &&
  member.via === "list" &&
  member.joinedAt === joinedAt &&
  member.revision === undefined;

const membershipRemoval = ({ person, joinedAt }: Member): Write<Overtaken> => ({
  delete: memberKey(person),
  when: {
    expression:
      "#member.joinedAt = :joined AND #member.#status = :member AND attribute_not_exists(#member.revision)",
    names: { "#member": "member", "#status": "status" },
    values: { ":joined": joinedAt, ":member": "member" },
  },
  otherwise: "overtaken",
});

/** Undoes a part of an import: its members are none any more, and nobody is told; a person of whom nothing else is known goes, too. */
export const undoTakeOver = async (
  { table }: { readonly table: Table },
  made: readonly Taken[],
  { occasion }: PartOccasion,
): Promise<readonly Undone[]> => {
  const ids = made.map(({ person }) => person);
  const items = await readItems(table, [...ids.map(memberKey), ...ids.map(personKey)]);
  const alone = await Promise.all(made.map(({ isNew, person }) => isNew && isNothingFiled(table, person)));
  return made.map((taken, at): Undone => {
    const subject = `member:${taken.person}`;
    const member = parseMembership(items[at])?.member;
    if (!isAsTaken(member, taken))
      return { outcome: { outcome: "left", detail: "they have chosen something or left since", subject } };
    const person = items[ids.length + at];
    const isGoing = alone[at] === true && person !== undefined;
    const data = { by: "import-undone", segment: member.segment } as const;
    return {
      outcome: {
        outcome: "removed",
        detail: isGoing ? "" : "known for another reason, so still in people",
        subject,
      },
      writes: [
        membershipRemoval(member),
        { delete: listedKey(member.person) },
        ...(isGoing ? personRemoval(parsePerson(person)) : []),
      ],
      entries: [record(MemberLeft, { subject: taken.person, person: taken.person, data }, occasion)],
    };
  });
};
