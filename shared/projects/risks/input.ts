import * as z from "zod/mini";
import { line, optionalId, plainDate, prose } from "../../pages/typed.ts";
import { levelNames } from "./model.ts";

const MOST = 1000;

/** What raising or changing a risk asks for. */
export const riskForm = z.object({
  what: prose({ missing: "Enter what may go wrong", name: "Risk", most: MOST }),
  likelihood: z.enum(levelNames, { error: "Select how likely it is" }),
  impact: z.enum(levelNames, { error: "Select how bad it would be" }),
  mitigations: prose({ missing: "Enter what is done about it", name: "What is done about it", most: MOST }),
  owner: optionalId("Select who watches it"),
});

/** What closing a risk asks for. */
export const riskCloseForm = z.object({
  how: prose({ missing: "Enter how it ended", name: "How it ended", most: MOST }),
});

/** What noting a decision asks for. */
export const decisionForm = z.object({
  what: prose({ missing: "Enter what was decided", name: "Decision", most: MOST }),
  why: prose({ missing: "Enter why it was decided", name: "Reason", most: MOST }),
  decidedBy: line({ missing: "Enter who decided it", name: "Decided by", most: 200 }),
  decidedOn: plainDate({ missing: "Enter the day on which it was decided", name: "Date" }),
});

/** What withdrawing a decision asks for. */
export const withdrawForm = z.object({
  why: prose({ missing: "Enter why it is withdrawn", name: "Reason", most: MOST }),
});
