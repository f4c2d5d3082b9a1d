import { type CommitNeeds, wasCommitted } from "../journal/commit.ts";
import type { Occasion } from "../journal/entry.ts";
import { addressKey, introduce } from "../people/store.ts";
import { readItems } from "../platform/dynamo.ts";
import { newReference, type RandomBytes } from "../platform/references.ts";
import { type MarkRefusal, markAnswered, receiveEnquiry, reopen } from "./decide.ts";
import type { EnquiryForm } from "./input.ts";
import { readEnquiry, saveMarked, saveNewEnquiry } from "./store.ts";

const MOST_TRIES = 3;

/** What taking in an enquiry needs from the outside. */
export interface EnquiryNeeds extends CommitNeeds {
  readonly randomBytes: RandomBytes;
}

/**
 * Takes in an enquiry and gives its reference. `once` names the request: the same request again gives the same reference and changes
 * nothing. One read and one transaction, again only when somebody of the same address became known at that very moment.
 */
export const sendEnquiry = async (
  needs: EnquiryNeeds,
  form: EnquiryForm,
  once: string,
  occasion: Occasion,
): Promise<string> => {
  for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
    const [address] = await readItems(needs.table, [addressKey(form.email)]);
    const { name, email, organisation } = form;
    const sender = introduce({ name, email, organisation }, address, occasion.newId);
    const reference = newReference("enquiry", needs.randomBytes);
    const decision = receiveEnquiry(form, { person: sender.id, reference }, occasion);
    const saved = await saveNewEnquiry(needs, decision, { once, newcomer: sender.writes });
    if (saved.outcome === "committed") return reference;
    if (saved.outcome === "repeated") return String(saved.result["reference"]);
  }
  throw new Error(`An enquiry could not be saved in ${MOST_TRIES} tries.`);
};

/** What became of marking an enquiry. `changed`: somebody else was quicker. */
export type Marked = { readonly done: true } | { readonly refusal: MarkRefusal | "changed" | "unknown" };

/** Marks an enquiry as answered, or opens it again. The same request again is done, not refused. One read and one transaction. */
export const markEnquiry = async (
  needs: CommitNeeds,
  { reference, as }: { readonly reference: string; readonly as: "answered" | "open" },
  once: string,
  occasion: Occasion,
): Promise<Marked> => {
  const enquiry = await readEnquiry(needs.table, reference);
  if (enquiry === undefined) return { refusal: "unknown" };
  const decision = as === "answered" ? markAnswered(enquiry, occasion) : reopen(enquiry, occasion);
  if ("refusal" in decision) return (await wasCommitted(needs.table, once)) ? { done: true } : decision;
  const saved = await saveMarked(needs, enquiry, decision, once);
  return saved.outcome === "refused" ? saved : { done: true };
};
