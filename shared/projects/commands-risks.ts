import type { CommitNeeds } from "../journal/commit.ts";
import type { Given } from "./commands.ts";
import { changePart, type PartChanged } from "./commands-parts.ts";
import * as decide from "./decide-risks.ts";
import { partKinds } from "./parts-store.ts";

interface Named {
  readonly reference: string;
  /** That of the risk or of the decision. */
  readonly id: string;
}

/** Raises a risk, or says something else of one. */
export const sayRisk = (
  needs: CommitNeeds,
  asked: Named & { readonly isNew: boolean; readonly details: decide.RiskDetails },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.risk, asked, given, ({ part }) =>
    decide.sayRisk(asked.reference, part, asked, given.occasion),
  );

/** Closes a risk, with how it ended. */
export const closeRisk = (
  needs: CommitNeeds,
  asked: Named & { readonly how: string },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.risk, asked, given, ({ part }) =>
    decide.closeRisk(asked.reference, part, asked.how, given.occasion),
  );

/** Opens a closed risk again. */
export const reopenRisk = (needs: CommitNeeds, asked: Named, given: Given): Promise<PartChanged> =>
  changePart(needs, partKinds.risk, asked, given, ({ part }) =>
    decide.reopenRisk(asked.reference, part, given.occasion),
  );

/** Notes a decision, or other words about one. */
export const sayDecision = (
  needs: CommitNeeds,
  asked: Named & { readonly isNew: boolean; readonly details: decide.DecisionDetails },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.decision, asked, given, ({ part }) =>
    decide.sayDecision(asked.reference, part, asked, given.occasion),
  );

/** Withdraws a decision, with the reason. */
export const withdrawDecision = (
  needs: CommitNeeds,
  asked: Named & { readonly why: string },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.decision, asked, given, ({ part }) =>
    decide.withdrawDecision(asked.reference, part, asked.why, given.occasion),
  );

/** Lets a withdrawn decision stand again. */
export const restoreDecision = (needs: CommitNeeds, asked: Named, given: Given): Promise<PartChanged> =>
  changePart(needs, partKinds.decision, asked, given, ({ part }) =>
    decide.restoreDecision(asked.reference, part, given.occasion),
  );
