import { keysOf } from "../../platform/keys.ts";

/** Why somebody is not accepted, and what their letter says of it. */
export const declineReasons = {
  "not-for-them": {
    title: "The community is not for them",
    letter:
      "The community is for people who work with health and care, and from what you told us we could not see that you do.",
  },
  "own-address": {
    title: "They should use their own address",
    letter:
      "The address you gave is one that several people read. Please ask again with an address of your own, so that what you agree to is yours.",
  },
  "work-address": {
    title: "They should use their work address",
    letter:
      "We could not tell from the address you gave where you work. Please ask again with your work address.",
  },
} as const;

/** Why somebody is not accepted. */
export type DeclineReason = keyof typeof declineReasons;

/** The reasons as a list that a form or a schema can take. */
export const declineReasonNames = keysOf(declineReasons);
