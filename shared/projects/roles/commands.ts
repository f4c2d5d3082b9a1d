import { UNCHANGED } from "../../journal/answer.ts";
import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../../journal/commit.ts";
import { Fault } from "../../platform/keys.ts";
import { changePart } from "../parts/commands.ts";
import { partKinds } from "../parts/store.ts";
import {
  endRole as decideEndRole,
  giveRole as decideGiveRole,
  resumeRole as decideResumeRole,
  takeBackRole as decideTakeBackRole,
} from "./decide.ts";
import type { Holder } from "./input.ts";
import type { ProjectRole } from "./model.ts";

const kind = partKinds.role;

/** A role that somebody has in a project, by its id. */
interface NamedRole {
  readonly reference: string;
  readonly id: string;
}

/** Gives a role to somebody of the team, or to the person who is introduced. `id` is new; `checks` must hold besides. */
export const giveRole = <OfChecks extends string = never>(
  needs: CommitNeeds,
  asked: NamedRole & {
    readonly who: Holder;
    readonly role: Omit<ProjectRole, "id" | "person" | "version">;
    readonly checks?: readonly Write<OfChecks>[];
  },
  command: Command,
): Promise<Changed<Exclude<OfChecks, Overtaken> | "unknown">> => {
  const { reference, id, who, role, checks = [] } = asked;
  return changePart(needs, command, {
    writes: () => checks,
    kind,
    reference,
    id,
    introduced: "introduced" in who ? who.introduced : undefined,
    decide: ({ part, person }) => {
      if (part !== undefined) return UNCHANGED;
      const holder = "person" in who ? who.person : person;
      if (holder === undefined) throw new Fault("The person who was introduced has no id.");
      return decideGiveRole(reference, { id, ...role, person: holder }, command.occasion);
    },
  });
};

/** Says on which day a role ends. */
export const endRole = (
  needs: CommitNeeds,
  { reference, id, endsOn }: NamedRole & { readonly endsOn: string },
  command: Command,
): Promise<Changed<"no-such-part" | "ends-before-it-begins" | "unknown">> =>
  changePart(needs, command, {
    kind,
    reference,
    id,
    decide: ({ part }) => decideEndRole(reference, part, endsOn, command.occasion),
  });

/** Takes back that a role ended. */
export const resumeRole = (
  needs: CommitNeeds,
  { reference, id }: NamedRole,
  command: Command,
): Promise<Changed<"no-such-part" | "unknown">> =>
  changePart(needs, command, {
    kind,
    reference,
    id,
    decide: ({ part }) => decideResumeRole(reference, part, command.occasion),
  });

/** Takes a role back that was given by mistake. */
export const takeBackRole = (
  needs: CommitNeeds,
  { reference, id }: NamedRole,
  command: Command,
): Promise<Changed<"unknown">> =>
  changePart(needs, command, {
    kind,
    reference,
    id,
    decide: ({ part }) => decideTakeBackRole(reference, part, command.occasion),
  });
