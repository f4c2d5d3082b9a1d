import type { CallChange } from "../../shared/problems/commands-calls.ts";

/** The reasons why a change of a call is refused, in words for the team. */
export const callRefusals: Readonly<Record<Extract<CallChange, { refusal: unknown }>["refusal"], string>> = {
  changed:
    "Somebody else changed this call while you were editing it. Open it again to see what it says now.",
  "criteria-in-use": "Somebody has scored by the criteria in the meantime, so they stay as they are.",
  "already-announced": "Somebody has already announced this call.",
  "closes-in-the-past": "The call would be closed already. Change its dates first.",
  unknown: "This call is not there any more.",
};
