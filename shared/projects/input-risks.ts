import * as z from "zod";
import { date, line, prose } from "./input.ts";
import { levelNames } from "./risk.ts";

const MOST = 1000;

/** What raising or changing a risk asks for. */
export const riskForm = z.object({
  what: prose("Risk", "Enter what may go wrong", MOST),
  likelihood: z.enum(levelNames, { error: "Select how likely it is" }),
  impact: z.enum(levelNames, { error: "Select how bad it would be" }),
  mitigations: prose("What is done about it", "Enter what is done about it", MOST),
  owner: z
    .union([z.literal(""), z.uuid()], { error: "Select who watches it" })
    .default("")
    .transform((id) => (id === "" ? undefined : id)),
});

/** What closing a risk asks for. */
export const riskCloseForm = z.object({ how: prose("How it ended", "Enter how it ended", MOST) });

/** What noting a decision asks for. */
export const decisionForm = z.object({
  what: prose("Decision", "Enter what was decided", MOST),
  why: prose("Reason", "Enter why it was decided", MOST),
  decidedBy: line("By whom", "Enter who decided it", 200),
  decidedOn: date("Date", "Enter the day on which it was decided"),
});

/** What withdrawing a decision asks for. */
export const withdrawForm = z.object({ why: prose("Reason", "Enter why it is withdrawn", MOST) });
