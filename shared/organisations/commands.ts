import * as z from "zod/mini";
import { type Refused, refused } from "../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../journal/change.ts";
import type { CommitNeeds } from "../journal/commit.ts";
import { type Segment, segmentNames } from "../people/segments.ts";
import { addOrganisation, editOrganisation, setKind, unsetKind } from "./decide.ts";
import type { Organisation, OrganisationFacts } from "./organisation.ts";
import { proposedKind } from "./proposed-kind.ts";
import { organisationUpdate } from "./save.ts";
import { readOrganisations } from "./store.ts";

type SuccessorRefusal = "no-successor" | "own-successor";

/** What is wrong with a successor, if anything: it must be another organisation that we have. */
const wrongSuccessor = (
  { code, successor }: OrganisationFacts,
  found: Organisation | undefined,
): Refused<SuccessorRefusal> | undefined => {
  if (successor === undefined) return undefined;
  if (successor === code) return refused("own-successor");
  return found === undefined ? refused("no-successor") : undefined;
};

const readWithSuccessor = async ({ table }: CommitNeeds, { code, successor = code }: OrganisationFacts) => {
  const [present, found] = await readOrganisations(table, [...new Set([code, successor])]);
  return { present, successor: found };
};

/** Adds an organisation by hand. One read and one transaction. */
export const createOrganisation = (
  needs: CommitNeeds,
  facts: OrganisationFacts,
  command: Command,
): Promise<Changed<"code-taken" | SuccessorRefusal>> =>
  changeStored(needs, command, {
    read: () => readWithSuccessor(needs, facts),
    decide: ({ present, successor }) =>
      present === undefined
        ? (wrongSuccessor(facts, successor) ?? addOrganisation(facts, command.occasion))
        : refused("code-taken"),
    save: (_found, { organisation, entries }) => ({
      writes: organisationUpdate({ before: undefined, after: organisation }, command.occasion),
      entries,
    }),
  });

/** What an organisation is to be, and the version of it that the person saw. */
export interface ChangingOrganisation {
  readonly facts: OrganisationFacts;
  readonly version: number;
}

/** Changes what is known of an organisation, if it is still the version that the person saw. One read and one transaction. */
export const changeOrganisation = (
  needs: CommitNeeds,
  { facts, version }: ChangingOrganisation,
  command: Command,
): Promise<Changed<"changed" | SuccessorRefusal | "unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const { present, successor } = await readWithSuccessor(needs, facts);
      return present === undefined ? undefined : { before: present, successor };
    },
    decide: ({ before, successor }) => {
      const wrong = wrongSuccessor(facts, successor);
      if (wrong !== undefined) return wrong;
      return before.version === version
        ? editOrganisation(before, facts, command.occasion)
        : refused("changed");
    },
    save: ({ before }, { organisation, entries }) => ({
      writes: organisationUpdate({ before, after: organisation }, command.occasion),
      entries,
    }),
  });

/** What became of the kind of an organisation: what it was, and the version that it has since, for who takes it back. */
interface KindBefore extends Record<string, string> {
  readonly was: Segment;
  readonly version: string;
}

const kindBefore = z.lazy(() => z.object({ was: z.enum(segmentNames), version: z.string() }));

/**
 * Says of what kind an organisation is: the one that is proposed for it, or that it is none of ours ("other"). No kind is proposed for it after that. Refused
 * where none is proposed any more.
 */
export const settleKind = (
  needs: CommitNeeds,
  { code, accept }: { readonly code: string; readonly accept: boolean },
  command: Command,
): Promise<Changed<"changed" | "unknown", KindBefore>> =>
  changeStored(needs, command, {
    read: async () => (await readOrganisations(needs.table, [code]))[0],
    decide: (before) => {
      const proposal = proposedKind(before);
      if (proposal === undefined) return refused("changed");
      const to = accept ? proposal.kind : before.segment;
      return setKind(before, { from: before.segment, to }, command.occasion);
    },
    save: (before, { organisation, entries }) => ({
      writes: organisationUpdate({ before, after: organisation }, command.occasion),
      entries,
      result: { was: before.segment, version: String(organisation.version) },
    }),
    told: kindBefore,
  });

/** Takes back of what kind somebody said an organisation is. Refused when it was changed since. */
export const takeBackKind = (
  needs: CommitNeeds,
  { code, was, version }: { readonly code: string; readonly was: Segment; readonly version: number },
  command: Command,
): Promise<Changed<"changed" | "unknown">> =>
  changeStored(needs, command, {
    read: async () => (await readOrganisations(needs.table, [code]))[0],
    decide: (before) => unsetKind(before, { version, was }, command.occasion),
    save: (before, { organisation, entries }) => ({
      writes: organisationUpdate({ before, after: organisation }, command.occasion),
      entries,
    }),
  });
