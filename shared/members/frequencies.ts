import { keysOf } from "../platform/keys.ts";

/** How often a member wants news. */
export const frequencies = {
  "at-once": "As it happens",
  weekly: "Once a week, in one email",
  monthly: "Once a month, in one email",
} as const;

/** How often a member wants news. */
export type Frequency = keyof typeof frequencies;

/** The frequencies as a list that a form or a schema can take. */
export const frequencyNames = keysOf(frequencies);
