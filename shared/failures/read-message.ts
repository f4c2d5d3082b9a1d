import * as z from "zod/mini";
import { parseEnvelope } from "../journal/entry.ts";
import { subjectOf } from "../journal/store.ts";
import { parseOrder } from "../letters/sending/order.ts";
import type { Instant } from "../platform/clock.ts";
import { instant } from "../platform/clock.ts";
import type { Failure } from "./failure.ts";

/** A message of the failures queue, freed of how SQS says it. */
export interface FailureMessage {
  readonly id: string;
  readonly body: string;
  /** The text attributes that EventBridge and its scheduler add: `ERROR_CODE`, `ERROR_MESSAGE`, `TARGET_ARN`, `RULE_ARN`, ... */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly sentAt: Instant;
  readonly tries: number;
}

type Read = Pick<Failure, "kind" | "reason" | "payload"> & Partial<Failure>;

const looseInstant = z.lazy(() =>
  z.pipe(
    z.string(),
    z.transform((text, context) => {
      try {
        return instant(text);
      } catch {
        context.issues.push({ code: "custom", message: "no instant", input: context.value });
        return z.NEVER;
      }
    }),
  ),
);

const errorSchema = z.lazy(() =>
  z.object({ errorType: z.optional(z.string()), errorMessage: z.optional(z.string()) }),
);

/** A record of Lambda's for a destination (developer guide, "capturing records of asynchronous invocations"). */
const destinationSchema = z.object({
  timestamp: z.optional(looseInstant),
  requestContext: z.object({
    functionArn: z.string(),
    condition: z.string(),
    approximateInvokeCount: z.optional(z.int().check(z.nonnegative())),
  }),
  requestPayload: z.optional(z.unknown()),
  responsePayload: z.catch(z.optional(errorSchema), undefined),
});

/** The same for a stream: where the records are, not what they are (developer guide, "retain discarded records for DynamoDB"). */
const streamSchema = z.extend(destinationSchema, {
  DDBStreamBatchInfo: z.object({
    approximateArrivalOfFirstRecord: looseInstant,
    approximateArrivalOfLastRecord: looseInstant,
  }),
});

const busEventSchema = z.lazy(() =>
  z.looseObject({ source: z.string(), "detail-type": z.string(), detail: z.unknown() }),
);
const scheduleSchema = z.object({ scheduledAt: z.string() });
const mailDetailSchema = z.lazy(() =>
  z.looseObject({
    eventType: z.string(),
    mail: z.looseObject({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())) }),
    bounce: z.optional(z.looseObject({ bounceType: z.string(), bounceSubType: z.optional(z.string()) })),
  }),
);

const LONGEST_REASON = 500;

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A report of the mail service with nothing but what its handler reads; it is full of addresses otherwise. Anything else as it is. */
const withoutAddresses = (payload: unknown): unknown => {
  const event = busEventSchema.safeParse(payload);
  if (!event.success || event.data.source !== "aws.ses") return payload;
  const detail = mailDetailSchema.safeParse(event.data.detail);
  if (!detail.success) return { ...event.data, detail: {} };
  const { eventType, mail, bounce } = detail.data;
  const kept = bounce && { bounceType: bounce.bounceType, bounceSubType: bounce.bounceSubType };
  return {
    ...event.data,
    detail: { eventType, mail: { messageId: mail.messageId, tags: mail.tags }, bounce: kept },
  };
};

const aboutEntry = (payload: unknown): Partial<Failure> => {
  const read = busEventSchema.safeParse(payload);
  if (!read.success) return {};
  const event = read.data["detail-type"];
  try {
    const entry = parseEnvelope(read.data.detail);
    return {
      event,
      entry: { id: entry.id, name: entry.name, subject: subjectOf(entry) },
      correlation: entry.correlation,
    };
  } catch {
    return { event };
  }
};

const plainArn = (arn: string): string => arn.replace(/:\$LATEST$/, "");

const issueSchema = z.lazy(() =>
  z.object({
    path: z.array(z.union([z.string(), z.number()])),
    code: z.string(),
    message: z.string(),
    expected: z.optional(z.string()),
    format: z.optional(z.string()),
    values: z.optional(z.array(z.unknown())),
  }),
);

/** What a schema wanted: zod/mini has no words of its own for it, only "Invalid input". */
const sayIssue = ({ path, code, message, expected, format, values }: z.infer<typeof issueSchema>): string => {
  const wanted = expected ?? format ?? values?.map(String).join(" or ");
  const problem = code === "custom" ? message : wanted === undefined ? code : `expected ${wanted}`;
  return `${path.join(".")}: ${problem}`;
};

/** A schema's complaints in a line; any other message as it is, cut where it stops being one. */
const sayMessage = (message: string): string => {
  const issues = z.array(issueSchema).safeParse(readJson(message));
  const line = issues.success ? issues.data.map(sayIssue).join("; ") : message;
  return line.slice(0, LONGEST_REASON);
};

const reasonOf = (error: z.infer<typeof errorSchema> | undefined, otherwise: string): string =>
  // The name of zod's own error begins with a dollar sign, which tells an operator nothing.
  [
    error?.errorType?.replace(/^\$/, ""),
    error?.errorMessage === undefined ? undefined : sayMessage(error.errorMessage),
  ]
    .filter((text) => text !== undefined)
    .join(": ") || otherwise;

const fromDestination = (body: unknown): Read | null => {
  const read = destinationSchema.safeParse(body);
  if (!read.success) return null;
  const { requestContext, requestPayload, responsePayload, timestamp } = read.data;
  const common = {
    functionArn: plainArn(requestContext.functionArn),
    reason: reasonOf(responsePayload, requestContext.condition),
    tries: requestContext.approximateInvokeCount,
    ...(timestamp === undefined ? {} : { failedAt: timestamp }),
  };
  const stream = streamSchema.safeParse(body);
  if (stream.success) {
    const { approximateArrivalOfFirstRecord: from, approximateArrivalOfLastRecord: to } =
      stream.data.DDBStreamBatchInfo;
    return { ...common, kind: "stream", payload: JSON.stringify(body), period: { from, to } };
  }
  const payload = withoutAddresses(requestPayload);
  if (payload === undefined) return { ...common, kind: "unknown", payload: JSON.stringify(body) };
  return { ...common, kind: "invoked", payload: JSON.stringify(payload), ...aboutEntry(payload) };
};

const fromBus = (body: unknown, { attributes }: FailureMessage): Read | null => {
  if (!busEventSchema.safeParse(body).success && !scheduleSchema.safeParse(body).success) return null;
  const target = attributes["TARGET_ARN"];
  const payload = withoutAddresses(body);
  return {
    kind: target === undefined ? "unknown" : "invoked",
    reason: reasonOf(
      { errorType: attributes["ERROR_CODE"], errorMessage: attributes["ERROR_MESSAGE"] },
      "The function could not be started.",
    ),
    payload: JSON.stringify(payload),
    functionArn: target === undefined ? undefined : plainArn(target),
    ...aboutEntry(payload),
  };
};

const fromLetters = ({ body, tries }: FailureMessage): Read | null => {
  try {
    const { letterId } = parseOrder(body);
    return {
      kind: "letter",
      reason: "The letter could not be sent in several tries.",
      payload: body,
      letter: letterId,
      tries,
    };
  } catch {
    return null;
  }
};

/** The failure that a message tells of. What is in no known form is `unknown` and kept as it came; nothing is refused. */
export const readFailure = (message: FailureMessage, now: Instant): Failure => {
  const body = readJson(message.body);
  const read: Read = fromDestination(body) ??
    fromBus(body, message) ??
    fromLetters(message) ?? {
      kind: "unknown",
      reason: "The message is in no known form.",
      payload: message.body,
    };
  return {
    id: message.id,
    failedAt: message.sentAt,
    recordedAt: now,
    correlation: message.id,
    status: "open",
    ...read,
  };
};
