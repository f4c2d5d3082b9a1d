import type { Headers } from "./headers.ts";
import type { IncomingMail, Verdict } from "./incoming-mail.ts";

const scanned: Readonly<Record<string, Verdict>> = {
  PASS: "pass",
  FAIL: "fail",
  GRAY: "grey",
  PROCESSING_FAILED: "grey",
};

// RFC 8601 2.7: what is neither a pass nor a fail is not known for sure.
const authenticated: Readonly<Record<string, Verdict>> = {
  pass: "pass",
  fail: "fail",
  softfail: "grey",
  neutral: "grey",
  policy: "grey",
  temperror: "grey",
  permerror: "grey",
};

const lookUp = (table: Readonly<Record<string, Verdict>>, word: string | undefined): Verdict =>
  word !== undefined && Object.hasOwn(table, word) ? (table[word] ?? "none") : "none";

/** What the mail service found, from the headers that it alone can have written; anything else says nothing. */
export const verdictsOf = ({ top }: Headers): IncomingMail["verdicts"] => {
  const results = top.get("authentication-results") ?? "";
  const ours = /^\s*amazonses\.com\s*;/i.test(results) ? results : "";
  const scan = (name: string): Verdict => lookUp(scanned, top.get(name)?.trim().toUpperCase());
  const check = (method: string): Verdict =>
    lookUp(authenticated, new RegExp(`(?:^|;)\\s*${method}=([a-z]+)`, "i").exec(ours)?.[1]?.toLowerCase());
  return {
    spam: scan("x-ses-spam-verdict"),
    virus: scan("x-ses-virus-verdict"),
    dmarc: check("dmarc"),
    spf: check("spf"),
    dkim: check("dkim"),
  };
};
