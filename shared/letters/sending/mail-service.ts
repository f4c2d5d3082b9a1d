import { SESv2Client, SESv2ServiceException, SendEmailCommand } from "@aws-sdk/client-sesv2";

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
 * What the mail service answered: it `took` the mail; it was `busy` or refused for a reason of ours (`fault`), so nothing was sent and
 * another try makes sense; it `rejected` this mail for good; or it is `unknown` whether it took it.
 */
export type MailAnswer =
  | { readonly answer: "took"; readonly messageId: string }
  | { readonly answer: "busy" }
  | { readonly answer: "fault"; readonly error: unknown }
  | { readonly answer: "rejected"; readonly error: string }
  | { readonly answer: "unknown"; readonly error: unknown };

const BUSY = new Set([
  "TooManyRequestsException",
  "LimitExceededException",
  "ThrottlingException",
  "Throttling",
]);
const REJECTED = new Set(["MessageRejected", "BadRequestException"]);
/** System errors of a request that never left this machine. */
const NOT_LEFT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";

const answerOf = (error: unknown): MailAnswer => {
  if (error instanceof SESv2ServiceException) {
    const status = error.$metadata.httpStatusCode ?? 500;
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
