import type { Changed, Command } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { checksOfGiven } from "../../sign-in/team.ts";
import { changePart } from "../parts/commands.ts";
import { partKinds } from "../parts/store.ts";
import {
  type DecisionDetails,
  closeRisk as decideCloseRisk,
  reopenRisk as decideReopenRisk,
  restoreDecision as decideRestoreDecision,
  sayDecision as decideSayDecision,
  sayRisk as decideSayRisk,
  withdrawDecision as decideWithdrawDecision,
  type RiskDetails,
} from "./decide.ts";

/** A risk or a decision of a project, by its id. */
interface Named {
  readonly reference: string;
  readonly id: string;
}

/** What became of a change of a risk or decision. */
export type RiskChanged = Changed<"no-such-part" | "unknown">;

/** Raises a risk, or says something else of one. `trusted` may watch it without being of the team: whoever says so, and who has a role in the project. */
export const sayRisk = (
  needs: CommitNeeds,
  asked: Named & {
    readonly isNew: boolean;
    readonly details: RiskDetails;
    readonly trusted: readonly string[];
  },
  command: Command,
): Promise<Changed<"no-such-part" | "not-of-team" | "unknown">> =>
  changePart(needs, command, {
    writes: (_project, before) =>
      checksOfGiven([asked.details.owner], [...asked.trusted, before?.owner], "not-of-team"),
    kind: partKinds.risk,
    reference: asked.reference,
    id: asked.id,
    decide: ({ part }) => decideSayRisk(asked.reference, part, asked, command.occasion),
  });

/** Closes a risk, with how it ended. */
export const closeRisk = (
  needs: CommitNeeds,
  { reference, id, how }: Named & { readonly how: string },
  command: Command,
): Promise<RiskChanged> =>
  changePart(needs, command, {
    kind: partKinds.risk,
    reference,
    id,
    decide: ({ part }) => decideCloseRisk(reference, part, how, command.occasion),
  });

/** Opens a closed risk again. */
export const reopenRisk = (
  needs: CommitNeeds,
  { reference, id }: Named,
  command: Command,
): Promise<RiskChanged> =>
  changePart(needs, command, {
    kind: partKinds.risk,
    reference,
    id,
    decide: ({ part }) => decideReopenRisk(reference, part, command.occasion),
  });

/** Notes a decision, or other words about one. */
export const sayDecision = (
  needs: CommitNeeds,
  asked: Named & { readonly isNew: boolean; readonly details: DecisionDetails },
  command: Command,
): Promise<RiskChanged> =>
  changePart(needs, command, {
    kind: partKinds.decision,
    reference: asked.reference,
    id: asked.id,
    decide: ({ part }) => decideSayDecision(asked.reference, part, asked, command.occasion),
  });

/** Withdraws a decision, with the reason. */
export const withdrawDecision = (
  needs: CommitNeeds,
  { reference, id, why }: Named & { readonly why: string },
  command: Command,
): Promise<RiskChanged> =>
  changePart(needs, command, {
    kind: partKinds.decision,
    reference,
    id,
    decide: ({ part }) => decideWithdrawDecision(reference, part, why, command.occasion),
  });

/** Lets a withdrawn decision stand again. */
export const restoreDecision = (
  needs: CommitNeeds,
  { reference, id }: Named,
  command: Command,
): Promise<RiskChanged> =>
  changePart(needs, command, {
    kind: partKinds.decision,
    reference,
    id,
    decide: ({ part }) => decideRestoreDecision(reference, part, command.occasion),
  });
