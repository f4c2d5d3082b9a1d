import * as z from "zod/mini";
import { refused } from "../../journal/answer.ts";
import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds, Write } from "../../journal/commit.ts";
import { planningWith } from "../commands.ts";
import type { Enquiry } from "../enquiry.ts";
import { enquirySaving, readWithTargets } from "../store.ts";
import { type BulkDecided, type Deciding, type LeftBecause, type Was, wasOf } from "./decide.ts";

/** Which enquiry, and what must hold besides. With `version`, only as it was left then. */
interface OneOfMany<OfChecks extends string> {
  readonly reference: string;
  readonly version?: number;
  readonly checks?: readonly Write<OfChecks>[];
}

/**
 * Changes one of several enquiries and tells what it was before and its version after: that is kept with the change, so that whoever does it
 * again after a crash can undo it all the same. One read and one transaction.
 */
export const changeOneEnquiry = <OfChecks extends string = never>(
  needs: CommitNeeds,
  { reference, version, checks = [] }: OneOfMany<OfChecks>,
  command: Command,
  decide: (enquiry: Enquiry, deciding: Deciding) => BulkDecided,
): Promise<Changed<LeftBecause | "changed" | "unknown" | OfChecks, Was>> => {
  const { occasion } = command;
  return changeStored<
    { readonly enquiry: Enquiry; readonly deciding: Deciding } | undefined,
    Exclude<BulkDecided, { readonly refusal: unknown }>,
    LeftBecause | "changed",
    OfChecks | "overtaken",
    Was
  >(needs, command, {
    read: async () => {
      const { enquiries, targets } = await readWithTargets(needs.table, [reference]);
      const [enquiry] = enquiries;
      return enquiry && { enquiry, deciding: { occasion, planning: planningWith(targets) } };
    },
    decide: ({ enquiry, deciding }) =>
      version !== undefined && enquiry.version !== version ? refused("changed") : decide(enquiry, deciding),
    save: ({ enquiry }, decision) => ({
      ...enquirySaving<OfChecks>(enquiry, decision, checks),
      result: { ...wasOf(enquiry), version: String(decision.enquiry.version) },
    }),
    told: z.record(z.string(), z.string()),
  });
};
