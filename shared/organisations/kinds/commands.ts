import * as z from "zod/mini";
import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { type OrganisationKind, organisationKindNames } from "../../people/organisation-kinds.ts";
import { setKind, unsetKind } from "../decide.ts";
import { organisationUpdate } from "../save.ts";
import { readOrganisations } from "../store.ts";
import { proposedKind } from "./proposed-kind.ts";

/** What became of the kind of an organisation: what it was, and the version that it has since, for who takes it back. */
interface KindBefore extends Record<string, string> {
  readonly was: OrganisationKind;
  readonly version: string;
}

const kindBefore = z.lazy(() => z.object({ was: z.enum(organisationKindNames), version: z.string() }));

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
  { code, was, version }: { readonly code: string; readonly was: OrganisationKind; readonly version: number },
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
