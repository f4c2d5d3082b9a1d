/** What CloudFormation reports of one resource at one moment. */
export type StackEvent = {
  readonly at: Date;
  readonly resource: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
};

/** What failed first in a stack, in CloudFormation's words without their wrapping. */
export type Failure = { readonly resource: string; readonly type: string; readonly reason: string };

/** Other resources are cancelled when one fails; the stack itself only sums up. */
const NOT_THE_CAUSE = /cancell?ed|The following resource\(s\) failed/i;

const plainReason = (reason: string): string => {
  const message = /returned message: "([\s\S]*?)"(?: \(RequestToken|$)/.exec(reason)?.[1] ?? reason;
  return message
    .replace(/\s*\((?:Service|SDK Attempt Count|RequestToken|Request ID)\b[^)]*\)/g, "")
    .replace(/\s+/g, " ")
    .trim();
};

/** The event that made a stack fail: the first failure that is not the consequence of another. `events` may be in any order. */
export const firstFailure = (events: readonly StackEvent[]): Failure | undefined => {
  const [first] = events
    .filter(({ status, reason }) => status.endsWith("_FAILED") && !NOT_THE_CAUSE.test(reason))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return first && { resource: first.resource, type: first.type, reason: plainReason(first.reason) };
};

/** Causes that we know, and what to do about each. */
const REMEDIES: readonly { readonly cause: RegExp; readonly remedy: string }[] = [
  {
    cause: /account must be verified/i,
    remedy:
      "AWS has not verified this account for CloudFront: open a support case (docs/runbooks/deploy.md, step 0). All other stacks stay as they are.",
  },
  {
    cause: /domain (?:already )?(?:exists|associated)|Domain already/i,
    remedy: "Another AWS customer has this sign-in address: choose another signInPrefix.",
  },
  {
    cause: /EmailIdentity.*already exists|already exists.*(?:EmailIdentity|identity)/i,
    remedy:
      "The domain is an SES identity of this account already: give this environment a domain or an account of its own.",
  },
  {
    cause: /already exists/i,
    remedy: "Something with this name was there before: delete or rename it if it is empty.",
  },
  {
    cause: /\bCAA\b/,
    remedy:
      'The domain\'s CAA records do not let Amazon issue a certificate: add `CAA 0 issue "amazon.com"`.',
  },
  {
    cause: /Cannot delete export|Export .* cannot be (?:deleted|updated)|in use by/i,
    remedy:
      "Another stack still uses it: keep it for one more deployment with this.exportValue(), and take it away in the next.",
  },
  {
    cause: /limit exceeded|LimitExceeded|quota|too many|ConcurrentExecutions/i,
    remedy: "A quota of the account is reached: raise it under Service Quotas.",
  },
  {
    cause: /expired ?token|token .*expired|security token/i,
    remedy: "Your AWS session has ended: sign in again, for example with `aws sso login`.",
  },
  {
    cause: /not authori[sz]ed|AccessDenied|access denied/i,
    remedy: "The credentials lack this right: docs/runbooks/deploy.md lists what a deployment needs.",
  },
  {
    cause: /rate exceeded|throttl/i,
    remedy: "AWS was asked too often at once: deploy again.",
  },
];

/** What to do about a failure, when it is one of the known ones. */
export const remedyFor = (says: string): string | undefined =>
  REMEDIES.find(({ cause }) => cause.test(says))?.remedy;

/** One line that says what is wrong with a stack and, where it is known, what helps. */
export const sayFailure = (label: string, { resource, type, reason }: Failure): string => {
  const remedy = remedyFor(`${type} ${reason}`);
  const end = /[.!?]$/.test(reason) ? "" : ".";
  return `${label}: ${resource} (${type}): ${reason}${end}${remedy === undefined ? "" : ` ${remedy}`}`;
};

/**
 * What the CDK command line said of an error, for failures that left no event in the stack. It writes `❌  <stack> failed to deploy` and
 * the cause on the next line, or `❌  <stack> failed: <cause>` on one.
 */
export const lastError = (lines: readonly string[]): string => {
  const printed = lines.map((line) => line.trim()).filter((line) => line !== "");
  const mark = printed.findLastIndex((line) => line.startsWith("❌"));
  const [marked = "", next] = printed.slice(mark === -1 ? printed.length - 1 : mark);
  const cause = marked.replace(/^❌\s*/, "").replace(/^\S+ failed(?: to deploy)?:?\s*/, "");
  return cause || next || "the CDK command line ended without an error message.";
};

/** The DNS record that a certificate waits for, as CloudFormation tells it in the certificate's event. */
export const certificateRecord = (events: readonly StackEvent[]): string | undefined => {
  for (const { type, reason } of events) {
    if (type !== "AWS::CertificateManager::Certificate") continue;
    const found = /\{Name: ([^,\s]+),\s*Type: CNAME,\s*Value: ([^}\s]+)\}/.exec(reason);
    if (found !== null) return `${found[1]} CNAME ${found[2]}`;
  }
  return undefined;
};
