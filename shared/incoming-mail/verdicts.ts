import { ownValue } from "../platform/keys.ts";
import type { Headers } from "./headers.ts";
import type { IncomingMail, Verdict } from "./incoming-mail.ts";

const scanned: Readonly<Record<string, Verdict>> = {
  PASS: "pass",
  FAIL: "fail",
  GRAY: "grey",
  PROCESSING_FAILED: "grey",
};

/** What the mail service's scanners found, from the headers that it alone can have written; anything else says nothing. */
export const verdictsOf = ({ top }: Headers): IncomingMail["verdicts"] => {
  const scan = (name: string): Verdict =>
    ownValue(scanned, top.get(name)?.trim().toUpperCase() ?? "") ?? "none";
  return { spam: scan("x-ses-spam-verdict"), virus: scan("x-ses-virus-verdict") };
};
