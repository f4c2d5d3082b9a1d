import * as z from "zod/mini";
import type { Decision, ImportKind, PartOccasion } from "../../file-import/kind.ts";
import { readTable } from "../../file-import/table-rows.ts";
import type { Overtaken } from "../../journal/commit.ts";
import type { Directory } from "../../organisations/directory.ts";
import { type DirectoryNeeds, readDirectory } from "../../organisations/read.ts";
import { recognise } from "../../people/email-domains/recognise.ts";
import { readDomainBook } from "../../people/email-domains/store.ts";
import { sayShortDate } from "../../platform/time.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { purposeNames, purposeTitle } from "../consents/purposes.ts";
import { memberRow } from "../input.ts";
import type { Member } from "../member.ts";
import { agreedIn } from "./answers.ts";
import { memberImportDescription } from "./description.ts";
import { type Listed, listedSchema, memberRows, momentOf } from "./row.ts";
import { lateDaysOf, readKnown, takeOverRow } from "./take-over.ts";
import { undoTakeOver } from "./undo.ts";

/** What an import made of a row: a member, and whether the person was unknown before. */
export const takenSchema = z.lazy(() =>
  z.object({ person: z.uuid(), joinedAt: z.iso.datetime(), isNew: z.boolean() }),
);

type Taken = z.infer<typeof takenSchema>;
type RowDecision = Decision<Taken, Overtaken>;

const subjectOf = (person: string): string => `member:${person}`;

/** What is said of somebody who is or was a member: they are not signed up again, nor for what they have withdrawn. */
const alreadyThere = (member: Member): RowDecision => {
  const subject = subjectOf(member.person);
  if (member.status === "left") {
    const day = member.leftAt === undefined ? "" : ` on ${sayShortDate(member.leftAt)}`;
    return {
      outcome: { outcome: "kept", detail: `left the community${day}, so not signed up again`, subject },
    };
  }
  const withdrawn = purposeNames.filter((purpose) => member.consents[purpose]?.withdrawn !== undefined);
  const detail = withdrawn.map((purpose) => purposeTitle(purpose)).join(", ");
  return withdrawn.length === 0
    ? { outcome: { outcome: "unchanged", detail: "a member already", subject } }
    : { outcome: { outcome: "kept", detail: `a member already, who withdrew: ${detail}`, subject } };
};

/** A person of a list with the organisation that their words or their code mean without doubt, and its kind where the list does not say one. */
const withOrganisation = (listed: Listed, directory: Directory) => {
  const { organisation: typed = "", organisationCode, segment } = listed;
  const found = organisationCode === undefined ? directory.exact(typed) : directory.resolve(organisationCode);
  const known = found?.organisation;
  return {
    ...listed,
    organisation: typed === "" ? (known?.name ?? "Not stated") : typed,
    organisationCode: known?.code,
    segment: segment ?? known?.segment ?? "other",
    known,
  };
};

const decide = async (
  needs: DirectoryNeeds,
  rows: readonly Listed[],
  { one, occasion }: PartOccasion,
): Promise<readonly RowDecision[]> => {
  const { consents, basis, since } = agreedIn(one.answers);
  const [known, directory, domains] = await Promise.all([
    readKnown(
      needs.table,
      rows.map(({ email }) => email),
    ),
    readDirectory(needs),
    readDomainBook(needs.table),
  ]);
  const joinedAt = since === undefined ? one.at : momentOf(since);
  const decisions = rows.map((listed, at): RowDecision => {
    const { known: organisation, ...person } = withOrganisation(listed, directory);
    const row = memberRow.parse({ joinedAt, ...person, consents, basis });
    const taken = takeOverRow(row, known[at] ?? { address: undefined, member: undefined }, occasion);
    if ("before" in taken) return alreadyThere(taken.before);
    const { isShared, meaning } = recognise(domains, row.email);
    const detail = [
      organisation === undefined ? undefined : `${organisation.name} (${organisation.code})`,
      taken.isNew ? undefined : "we know the person already",
      isShared ? "shared mailbox: its consent is nobody’s own" : undefined,
      meaning === "closed" ? "closed domain: nobody reads mail there" : undefined,
    ];
    const { member, isNew, writes, entries } = taken;
    return {
      outcome: {
        outcome: "added",
        detail: detail.filter(Boolean).join("; "),
        subject: subjectOf(member.person),
      },
      writes,
      entries,
      made: { person: member.person, joinedAt: member.joinedAt, isNew },
    };
  });
  return withLateDays(decisions, `${one.id}-${one.done}`);
};

/** The decisions, the first that writes something with the mark of the days that they file entries under. */
const withLateDays = (decisions: readonly RowDecision[], id: string): readonly RowDecision[] => {
  const late = lateDaysOf(
    decisions.flatMap(({ entries = [] }) => entries),
    id,
  );
  const first = decisions.findIndex(({ writes = [] }) => writes.length > 0);
  return decisions.map((decision, at) =>
    at === first ? { ...decision, writes: [...(decision.writes ?? []), ...late] } : decision,
  );
};

/** The import of lists of members, with what it does. */
export const memberImport = {
  ...memberImportDescription,
  rowSchema: listedSchema,
  madeSchema: takenSchema,
  read: async ({ now }, bytes, { table }) =>
    table === undefined ? { rows: [], remarks: [] } : readTable(bytes, table, memberRows(localDate(now()))),
  // Person, address and membership, and two entries: that they joined, and what they agreed to.
  writesFor: () => 5,
  decide,
  undo: undoTakeOver,
} as const satisfies ImportKind<Listed, Taken, Overtaken>;
