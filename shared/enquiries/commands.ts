import * as z from "zod/mini";
import { type Refused, refused, UNCHANGED, type Unchanged } from "../journal/answer.ts";
import { type Changed, type Command, changeStored, type Saving } from "../journal/change.ts";
import type { CommitNeeds, Overtaken, Write } from "../journal/commit.ts";
import { addressKey, introduce } from "../people/store.ts";
import { isBankHoliday } from "../platform/bank-holidays.ts";
import { readItems } from "../platform/dynamo.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import { withTasks } from "../tasks/add.ts";
import type { Waited } from "./conversation/decide-waiting.ts";
import { receiveEnquiry } from "./decide.ts";
import type { EnquiryDecided, EnquiryDecision, EnquiryRefusal } from "./decide-status.ts";
import type { Enquiry } from "./enquiry.ts";
import type { EnquiryForm } from "./form/input.ts";
import { enquirySaving, newEnquirySaving, readWithTargets, targetsKey, toTargets } from "./store.ts";
import type { Planning, Targets } from "./targets/model.ts";

/** What taking in an enquiry needs from the outside. */
export interface EnquiryNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

/** A filled-in form as it came: whether it lacks the proof of work of a browser, and the counts that limit how many come. */
export interface Sending<Refusal extends string = never> {
  readonly form: EnquiryForm;
  readonly unchecked?: boolean;
  readonly counts?: readonly Write<Refusal>[];
}

/** The targets together with England's calendar. */
export const planningWith = (targets: Targets): Planning => ({ targets, isHoliday: isBankHoliday });

/** Takes in an enquiry and tells its reference, or which of the limits refused it. One read and one transaction. */
export const sendEnquiry = <Refusal extends string = never>(
  needs: EnquiryNeeds,
  { form, unchecked = false, counts = [] }: Sending<Refusal>,
  command: Command,
): Promise<Changed<Exclude<Refusal, Overtaken>, { readonly reference: string }>> => {
  const { occasion } = command;
  return changeStored(needs, command, {
    read: async () => {
      const [address, targets] = await readItems(needs.table, [addressKey(form.email), targetsKey]);
      return { address, planning: planningWith(toTargets(targets)) };
    },
    decide: ({ address, planning }) => {
      const { name, email, organisation, organisationCode } = form;
      const sender = introduce(
        { name, email, organisation, organisationCode, asTyped: true },
        address,
        occasion.newId,
      );
      const reference = newReference("enquiry", needs.randomBytes);
      const asking = { person: sender.id, reference, unchecked };
      return { decision: receiveEnquiry(form, asking, { occasion, planning }), introduced: sender.writes };
    },
    save: (_found, { decision, introduced }): Saving<Overtaken | Refusal> =>
      newEnquirySaving<Overtaken | Refusal>(decision, [...introduced, ...counts]),
    told: z.object({ reference: z.string() }),
  });
};

/** What a change at the desk is about, and what must hold besides. With `version`, only the enquiry as the person saw it is changed. */
export interface EnquiryAsked<OfChecks extends string = never> {
  readonly reference: string;
  readonly version?: number | undefined;
  readonly checks?: (enquiry: Enquiry) => readonly Write<OfChecks>[];
}

/** Changes an enquiry by a decision; refused as `changed` when it is not of the `version` that the person saw. One read and one transaction. */
export const changeEnquiry = <Refusal extends EnquiryRefusal, OfChecks extends string = never>(
  needs: CommitNeeds,
  { reference, version, checks = () => [] }: EnquiryAsked<OfChecks>,
  command: Pick<Command, "once">,
  decide: (enquiry: Enquiry, planning: Planning) => EnquiryDecided<Refusal>,
): Promise<Changed<Exclude<Refusal | OfChecks | "changed" | Overtaken, Overtaken> | "unknown">> =>
  changeStored(needs, command, {
    read: async () => {
      const { enquiries, targets } = await readWithTargets(needs.table, [reference]);
      const [enquiry] = enquiries;
      return enquiry === undefined ? undefined : { enquiry, planning: planningWith(targets) };
    },
    decide: ({ enquiry, planning }): EnquiryDecision | Refused<Refusal | "changed"> =>
      version !== undefined && enquiry.version !== version ? refused("changed") : decide(enquiry, planning),
    save: ({ enquiry }, decision): Saving<Overtaken | OfChecks> =>
      withTasks(enquirySaving<OfChecks>(enquiry, decision, checks(enquiry)), decision.tasks),
  });

/** Lets the clock do to an enquiry what a timer was set for, if it still applies. */
export const passTime = async (
  needs: CommitNeeds,
  reference: string,
  command: Pick<Command, "once">,
  decide: (enquiry: Enquiry, targets: Targets) => Waited,
): Promise<void> => {
  await changeStored(needs, command, {
    read: async () => {
      const { enquiries, targets } = await readWithTargets(needs.table, [reference]);
      return { enquiry: enquiries[0], targets };
    },
    decide: ({ enquiry, targets }) => {
      if (enquiry === undefined) return UNCHANGED;
      const decision = decide(enquiry, targets);
      return "unchanged" in decision ? decision : { before: enquiry, decision };
    },
    save: (_found, { before, decision }) => enquirySaving(before, decision),
  });
};

/**
 * Changes the enquiry that leads a conversation, if the decision finds that there is something to change. For reactions. One read, two where the
 * conversation was merged into another, and one transaction.
 */
export const changeIfNeeded = async (
  needs: CommitNeeds,
  conversation: string,
  command: Pick<Command, "once">,
  decide: (lead: Enquiry, planning: Planning) => EnquiryDecision | Unchanged,
): Promise<void> => {
  const read = async (reference: string) => {
    const { enquiries, targets } = await readWithTargets(needs.table, [reference]);
    return { enquiry: enquiries[0], planning: planningWith(targets) };
  };
  await changeStored(needs, command, {
    read: async () => {
      const own = await read(conversation);
      const into = own.enquiry?.merged?.into;
      return into === undefined ? own : read(into);
    },
    decide: ({ enquiry, planning }) => {
      if (enquiry === undefined) return UNCHANGED;
      const decision = decide(enquiry, planning);
      return "unchanged" in decision ? decision : { before: enquiry, decision };
    },
    save: (_found, { before, decision }) => enquirySaving(before, decision),
  });
};
