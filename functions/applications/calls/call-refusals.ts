import { mustBeToCome } from "../../../shared/pages/typed.ts";

/** Why the dates of a call are not taken, beside the field. */
export const datesRefusals = {
  "in-the-past": mustBeToCome("opensOn", "The day on which the call opens"),
  "closes-in-the-past": {
    field: "closesOn",
    text: "The call must close later than now",
    status: 422,
  },
} as const;
