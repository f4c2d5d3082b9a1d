import { entryTitles } from "../journal/entry-titles.ts";
import type { Failure } from "./failure.ts";

/** Functions that no entry starts, by a part of their deployed name (CloudFormation keeps its first 24 characters). */
const others: readonly (readonly [RegExp, string])[] = [
  [/OnMailEvent/i, "Recording what became of a letter"],
  [/OnMailReceived/i, "Taking in a mail"],
  [/AtEveryMinute/i, "Firing timers"],
  [/ReportsAtNight|AtNight/i, "Summing up the day"],
  [/AtMonday/i, "The weekly report"],
  [/StreamPublish/i, "Publishing entries"],
  [/StreamQueue/i, "Queueing letters"],
  [/SendLetter/i, "Sending letters"],
  [/RecordFailure/i, "Recording failures"],
];

/** The last part of a function's ARN: its deployed name. */
export const functionNameOf = (arn: string): string => arn.split(":").at(-1) ?? arn;

/** What failed, in words for the team: `Reacting to “Enquiry received”`. */
export const whatFailed = ({ kind, event, functionArn }: Failure): string => {
  const title = entryTitles.get(event ?? "");
  if (title !== undefined) return `Reacting to “${title}”`;
  if (kind === "letter") return "Sending a letter";
  const name = functionArn === undefined ? "" : functionNameOf(functionArn);
  const known = others.find(([pattern]) => pattern.test(name));
  if (known !== undefined) return known[1];
  return name === "" ? "Something unknown" : name;
};
