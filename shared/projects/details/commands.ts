import * as z from "zod/mini";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { changeProject } from "../commands.ts";
import type { Partner, Project } from "../project.ts";
import { readProject, saveProject } from "../store.ts";
import {
  type DetailsRefusal,
  addPartner as decideAddPartner,
  assignOwner as decideAssignOwner,
  changeDetails as decideChangeDetails,
  leadPartner as decideLeadPartner,
  removePartner as decideRemovePartner,
  type ProjectDetails,
} from "./decide.ts";

/** Changes what a project is and who looks after it, unless somebody did since `version`. `checks` must hold besides. */
export const changeDetails = <OfChecks extends string = never>(
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly version: number;
    readonly details: ProjectDetails;
    readonly checks?: (before: Project) => readonly Write<OfChecks>[];
  },
  command: Command,
): Promise<Changed<DetailsRefusal | Exclude<OfChecks, Overtaken> | "unknown">> =>
  changeProject(needs, command, {
    reference: asked.reference,
    decide: (project) => decideChangeDetails(project, asked, command.occasion),
    writes: asked.checks ?? (() => []),
  });

/**
 * Gives a project to another owner and tells what it was before and its version after: that is kept with the change, so that whoever does it again after a
 * crash can undo it all the same. One read and one transaction.
 */
export const assignOwner = <OfChecks extends string = never>(
  needs: CommitNeeds,
  asked: {
    readonly reference: string;
    readonly owner: string;
    readonly deputy?: string;
    readonly version?: number;
    readonly checks: readonly Write<OfChecks>[];
  },
  { once, occasion }: Command,
): Promise<
  Changed<
    "already-so" | "changed" | "unknown" | Exclude<OfChecks, Overtaken>,
    Readonly<Record<string, string>>
  >
> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readProject(needs.table, asked.reference),
      decide: (project) => decideAssignOwner(project, asked, occasion),
      save: (before, decision) => {
        const { owner, deputy = "" } = before;
        return {
          ...saveProject<OfChecks>(before, decision, { writes: asked.checks }),
          result: { owner, deputy, version: String(decision.project.version) },
        };
      },
      told: z.record(z.string(), z.string()),
    },
  );

/** A partner of a project that is named by its reference. */
interface PartnerOf {
  readonly reference: string;
  readonly partner: Partner;
}

/** Adds a partner to a project. */
export const addPartner = (
  needs: CommitNeeds,
  { reference, partner }: PartnerOf,
  command: Command,
): Promise<Changed<"too-many-partners" | "unknown">> =>
  changeProject(needs, command, {
    reference,
    decide: (project) => decideAddPartner(project, partner, command.occasion),
  });

/** Takes a partner away from a project. */
export const removePartner = (
  needs: CommitNeeds,
  { reference, partner }: PartnerOf,
  command: Command,
): Promise<Changed<"last-partner" | "unknown">> =>
  changeProject(needs, command, {
    reference,
    decide: (project) => decideRemovePartner(project, partner, command.occasion),
  });

/** Makes a partner of a project the one that leads. */
export const leadPartner = (
  needs: CommitNeeds,
  { reference, partner }: PartnerOf,
  command: Command,
): Promise<Changed<"no-such-partner" | "unknown">> =>
  changeProject(needs, command, {
    reference,
    decide: (project) => decideLeadPartner(project, partner, command.occasion),
  });
