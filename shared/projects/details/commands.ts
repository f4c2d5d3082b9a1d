import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { changeProject } from "../commands.ts";
import type { Partner, Project } from "../project.ts";
import {
  type DetailsRefusal,
  addPartner as decideAddPartner,
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
