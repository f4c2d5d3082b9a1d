import type { AskChange } from "../../shared/impact-surveys/commands.ts";

/** Why nobody was asked. */
export type AskRefusal = Extract<AskChange, { refusal: string }>["refusal"];

/** The reasons in words for the team. */
export const refusals: Readonly<Record<AskRefusal, string>> = {
  "nobody-new": "Everybody you named was asked already. See below who has answered.",
  changed:
    "Somebody of the team asked one of these people at the same moment. Look at who was asked, then ask the others.",
};
