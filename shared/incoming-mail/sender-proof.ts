import { domainToASCII } from "node:url";
import { mailboxesIn } from "./addresses.ts";
import type { Headers } from "./headers.ts";
import type { IncomingMail, SenderProof } from "./incoming-mail.ts";

/** The results that SES wrote on top of a mail (RFC 8601), or nothing when it wrote none. */
const resultsOf = ({ top }: Headers): string => {
  const results = top.get("authentication-results") ?? "";
  return /^\s*amazonses\.com\s*;/i.test(results) ? results : "";
};

/** The domain of an address as the mail service writes it: in ASCII (RFC 5890). */
const domainOf = (address: string): string => {
  const domain = address
    .slice(address.lastIndexOf("@") + 1)
    .trim()
    .toLowerCase();
  return /[^\0-\x7F]/.test(domain) ? domainToASCII(domain) : domain;
};

/** Where the result of a method begins. What SES says of it (`envelope-from=` and the like) follows, up to the next method. */
const METHOD = /;\s*(?=(?:spf|dkim|dmarc)=)/i;

/** What one method found: its verdict, and the domain that it found it of. */
const foundBy = (results: string, method: string, of: string) => {
  const found = results.split(METHOD).find((one) => one.toLowerCase().startsWith(`${method}=`)) ?? "";
  const domain = new RegExp(`[\\s;](?:${of})=([^\\s;]+)`, "i").exec(found)?.[1] ?? "";
  return { verdict: /^[a-z]+=([a-z]+)/i.exec(found)?.[1]?.toLowerCase(), domain: domainOf(domain) };
};

/** Whether a domain speaks for another: it is that domain, or one below it, which only its owner can make. */
const speaksFor = (domain: string, author: string): boolean =>
  domain === author || domain.endsWith(`.${author}`);

/** How many authors a mail says it has (RFC 5322 allows several): what is proved of the first says nothing of the others. */
const authorsOf = (headers: Headers): number =>
  headers.all("from").reduce((sum, value) => sum + mailboxesIn(value).length, 0);

/**
 * How far it is proved that a mail came from the one author that it names. `dmarc`: it passed the policy of their very domain (RFC 7489).
 * `aligned`: their domain has no policy, and SPF or DKIM passed for it. `none`: anything else, so also when nobody looked.
 */
export const proofOfSender = (headers: Headers, from: IncomingMail["from"]): SenderProof => {
  if (from === undefined || authorsOf(headers) !== 1) return "none";
  const results = resultsOf(headers);
  const author = domainOf(from.address);
  const dmarc = foundBy(results, "dmarc", "header\\.from");
  if (dmarc.verdict === "pass" && dmarc.domain === author) return "dmarc";
  if (dmarc.verdict !== "none") return "none";
  const methods = [
    foundBy(results, "dkim", "header\\.i|header\\.d"),
    foundBy(results, "spf", "smtp\\.mailfrom|envelope-from"),
  ];
  return methods.some(({ verdict, domain }) => verdict === "pass" && speaksFor(domain, author))
    ? "aligned"
    : "none";
};
