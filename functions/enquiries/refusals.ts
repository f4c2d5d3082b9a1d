import type { EnquiryChanged } from "../../shared/enquiries/commands.ts";

/** Why an enquiry was not changed. */
export type Refusal = Exclude<Extract<EnquiryChanged, { readonly refusal: string }>["refusal"], "unknown">;

/** What the team is told when an enquiry is not changed, and what to do next. */
export const refusals: Readonly<Record<Refusal, string>> = {
  merged: "This enquiry was merged into another one. Open that one to go on, or take the merge back first.",
  taken: "Somebody else has taken this enquiry meanwhile. Look who has it now.",
  "already-so": "Somebody has already done this. Look at how it stands now.",
  "no-participant": "This person does not take part in the conversation. Choose somebody who does.",
  changed:
    "Somebody changed this enquiry while you were writing. Read what is new below. What you wrote is still here: send it again if it still fits.",
};
