import { type CommitNeeds, type Write, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { addressKey, introduce } from "../people/store.ts";
import { isBankHoliday } from "../platform/bank-holidays.ts";
import { readItems } from "../platform/dynamo.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import { receiveEnquiry } from "./decide.ts";
import type { EnquiryDecided, EnquiryDecision, EnquiryRefusal } from "./decide-status.ts";
import type { Enquiry } from "./enquiry.ts";
import type { EnquiryForm } from "./input.ts";
import { readWithTargets, saveEnquiry, saveNewEnquiry, targetsKey, toTargets } from "./store.ts";
import type { Planning, Targets } from "./targets.ts";

const MOST_TRIES = 3;

/** What taking in an enquiry needs from the outside. */
export interface EnquiryNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

/** How a form came in: whether it was checked for robots, and the counts that limit how many come, made in the same transaction. */
export interface FormCheck<Refusal extends string = never> {
  readonly unchecked: boolean;
  readonly writes: readonly Write<Refusal>[];
}

/** What became of sending an enquiry: its reference, or which of the check's limits refused it. */
export type SentEnquiry<Refusal extends string> =
  | { readonly reference: string }
  | { readonly refusal: Refusal };

const noCheck: FormCheck = { unchecked: false, writes: [] };

/** The targets together with England's calendar. */
export const planningWith = (targets: Targets): Planning => ({ targets, isHoliday: isBankHoliday });

/**
 * Takes in an enquiry and gives its reference, or the refusal of the check's writes. `once` names the request: the same request again gives
 * the same reference and changes nothing. One read and one transaction, again only when somebody of the same address became known at that
 * very moment.
 */
export const sendEnquiry = async <Refusal extends string = never>(
  needs: EnquiryNeeds,
  form: EnquiryForm,
  { once, occasion }: { readonly once: string; readonly occasion: Occasion },
  check: FormCheck<Refusal> = noCheck,
): Promise<SentEnquiry<Refusal>> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [address, targets] = await readItems(needs.table, [addressKey(form.email), targetsKey]);
    const { name, email, organisation, organisationCode } = form;
    const introduction = { name, email, organisation, organisationCode };
    const sender = introduce(introduction, address, occasion.newId);
    const reference = newReference("enquiry", needs.randomBytes);
    const asking = { person: sender.id, reference, unchecked: check.unchecked };
    const planning = planningWith(toTargets(targets));
    const decision = receiveEnquiry(form, asking, { occasion, planning });
    const writes: readonly Write<Refusal | "address-taken">[] = [...sender.writes, ...check.writes];
    const saved = await saveNewEnquiry(needs, decision, { once, writes });
    if (saved.outcome === "committed") return { reference };
    if (saved.outcome === "repeated") return { reference: String(saved.result["reference"]) };
    const { refusal } = saved;
    if (refusal !== "address-taken" && refusal !== "reference-taken") return { refusal };
  }
  throw new Error(`An enquiry could not be saved in ${MOST_TRIES} tries.`);
};

/** What became of a change at the desk. `changed`: somebody else was quicker. */
export type EnquiryChanged =
  | { readonly done: true }
  | { readonly refusal: EnquiryRefusal | "changed" | "unknown" };

/** What a change at the desk is about. With `version`, only the enquiry as the person saw it is changed. */
export interface AskedOf {
  readonly reference: string;
  readonly version?: number | undefined;
}

/**
 * Changes an enquiry by a decision. The same request again is done, not refused. One read and one transaction; without a `version`, again when
 * somebody else changed it in between.
 */
export const changeEnquiry = async (
  needs: CommitNeeds,
  { reference, version }: AskedOf,
  once: string,
  decide: (enquiry: Enquiry, planning: Planning) => EnquiryDecided,
): Promise<EnquiryChanged> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const { enquiries, targets } = await readWithTargets(needs.table, [reference]);
    const [enquiry] = enquiries;
    if (enquiry === undefined) return { refusal: "unknown" };
    const stale = version !== undefined && enquiry.version !== version;
    const decision = stale ? ({ refusal: "changed" } as const) : decide(enquiry, planningWith(targets));
    if ("refusal" in decision) return (await wasCommitted(needs.table, once)) ? { done: true } : decision;
    const saved = await saveEnquiry(needs, enquiry, decision, { once });
    if (saved.outcome !== "refused") return { done: true };
    if (version !== undefined) break;
  }
  return { refusal: "changed" };
};

/** Lets the clock do to an enquiry what a timer was set for, if it still applies. `once` names the reaction and its entry. */
export const passTime = async (
  needs: CommitNeeds,
  reference: string,
  once: string,
  decide: (enquiry: Enquiry, targets: Targets) => EnquiryDecision | { readonly unchanged: true },
): Promise<void> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const { enquiries, targets } = await readWithTargets(needs.table, [reference]);
    const [enquiry] = enquiries;
    const decision = enquiry === undefined ? ({ unchanged: true } as const) : decide(enquiry, targets);
    if (enquiry === undefined || "unchanged" in decision) return;
    const saved = await saveEnquiry(needs, enquiry, decision, { once });
    if (saved.outcome !== "refused") return;
  }
  throw new Error("An enquiry was changed by others each time that the clock came to it.");
};
