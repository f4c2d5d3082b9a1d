import {
  DeleteSuppressedDestinationCommand,
  NotFoundException,
  SESv2Client,
  SESv2ServiceException,
  SendEmailCommand,
} from "@aws-sdk/client-sesv2";

/** The mail service and the configuration set that has it report what becomes of each mail. */
export interface MailService {
  readonly client: SESv2Client;
  readonly configurationSet: string;
}

/** Opens the mail service. It tries once: SES knows no idempotency, so whether to try again is decided letter by letter. */
export const openMailService = (configurationSet: string): MailService => ({
  configurationSet,
  client: new SESv2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 20_000 },
  }),
});

/** One mail to hand over. The tags come back with every report on it. */
export interface Mail {
  readonly letterId: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
}

/**
 * What the mail service answered: it `took` the mail; it was `busy`, or takes no mail from us for now (`closed`: our domain is not verified, sending is
 * paused, the day's quota is used up), or refused for a reason of ours (`fault`), so nothing was sent and another try makes sense; it `rejected`
 * this mail for good; or it is `unknown` whether it took it.
 */
export type MailAnswer =
  | { readonly answer: "took"; readonly messageId: string }
  | { readonly answer: "busy" }
  | { readonly answer: "closed"; readonly why: string }
  | { readonly answer: "fault"; readonly error: unknown }
  | { readonly answer: "rejected"; readonly error: string }
  | { readonly answer: "unknown"; readonly error: unknown };

const BUSY = new Set([
  "TooManyRequestsException",
  "LimitExceededException",
  "ThrottlingException",
  "Throttling",
]);
const CLOSED = new Set([
  "AccountSuspendedException",
  "SendingPausedException",
  "MailFromDomainNotVerifiedException",
]);
/**
 * SES says `MessageRejected` of a mail that it will never take, and also while an identity is not verified: ours, or in the sandbox the reader's
 * ("Email address is not verified. The following identities failed the check in region ..."). The second passes.
 */
const NOT_VERIFIED = /not verified|failed the check/i;
/** The quota of a day ("Daily message quota exceeded"), other than the rate of a second, takes hours to pass. */
const BY_THE_DAY = /\bdaily\b/i;
const REJECTED = new Set(["MessageRejected", "BadRequestException"]);
/** System errors of a request that never left this machine. */
const NOT_LEFT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

const isClosed = ({ name, message }: SESv2ServiceException): boolean => {
  if (name === "MessageRejected") return NOT_VERIFIED.test(message);
  return CLOSED.has(name) || (BUSY.has(name) && BY_THE_DAY.test(message));
};

const answerOf = (error: unknown): MailAnswer => {
  if (error instanceof SESv2ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 500;
    if (isClosed(error)) return { answer: "closed", why: error.name };
    if (status === 429 || BUSY.has(error.name)) return { answer: "busy" };
    if (status >= 500) return { answer: "unknown", error };
    return REJECTED.has(error.name) ? { answer: "rejected", error: error.name } : { answer: "fault", error };
  }
  const name = error instanceof Error ? error.name : "";
  if (NOT_LEFT.has(codeOf(error)) || name === "CredentialsProviderError") return { answer: "fault", error };
  return { answer: "unknown", error };
};

/** Hands a mail to the mail service, once. Does not throw. */
export const handOver = async (service: MailService, mail: Mail): Promise<MailAnswer> => {
  try {
    const { MessageId = "" } = await service.client.send(
      new SendEmailCommand({
        FromEmailAddress: mail.from,
        Destination: { ToAddresses: [mail.to] },
        Content: { Raw: { Data: mail.raw } },
        ConfigurationSetName: service.configurationSet,
        EmailTags: [
          { Name: "letter", Value: mail.letterId },
          { Name: "kind", Value: mail.kind },
        ],
      }),
    );
    return { answer: "took", messageId: MessageId };
  } catch (error) {
    return answerOf(error);
  }
};

/** Takes an address off the mail service's list of those that it sends nothing to, unless it is `busy`. Throws on a fault; an address that is not on it is off it. */
export const takeOffList = async ({ client }: MailService, address: string): Promise<"off" | "busy"> => {
  try {
    await client.send(new DeleteSuppressedDestinationCommand({ EmailAddress: address }));
  } catch (error) {
    if (error instanceof SESv2ServiceException && BUSY.has(error.name)) return "busy";
    if (!(error instanceof NotFoundException)) throw error;
  }
  return "off";
};
