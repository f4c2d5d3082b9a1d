import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { isReplayable } from "../../shared/failures/decide.ts";
import { failureSchema } from "../../shared/failures/failure.ts";
import { type FailureMessage, readFailure } from "../../shared/failures/read-message.ts";
import { whatFailed } from "../../shared/failures/words.ts";
import { newId } from "../../shared/platform/ids.ts";
import { aDestinationRecord, anEnquiry, anEvent, aStreamRecord, functionArn } from "./samples.ts";

const at = "2026-11-23T09:00:00.000Z";
const now = "2026-11-23T09:05:00.000Z";
const message = (body: unknown, more: Partial<FailureMessage> = {}): FailureMessage => ({
  id: newId(),
  body: typeof body === "string" ? body : JSON.stringify(body),
  attributes: {},
  sentAt: at,
  tries: 1,
  ...more,
});
const read = (body: unknown, more?: Partial<FailureMessage>) => readFailure(message(body, more), now);

describe("what reaches the failures queue", () => {
  test("a function that failed on every try, with what it was given", () => {
    const entry = anEnquiry(at);
    const failure = read(aDestinationRecord(anEvent(entry)));
    expect(failure).toMatchObject({
      kind: "invoked",
      functionArn,
      reason: "ZodError: No such kind.",
      failedAt: "2026-11-23T09:03:00.000Z",
      tries: 3,
      entry: { id: entry.id, name: "EnquiryReceived", subject: "enquiry:ENQ-4F7K-2Q9C" },
      correlation: entry.correlation,
      status: "open",
    });
    expect(JSON.parse(failure.payload)).toMatchObject({ "detail-type": "EnquiryReceived", detail: entry });
    expect(whatFailed(failure)).toBe("Reacting to “Enquiry received”");
    expect(isReplayable(failure)).toBe(true);
  });

  test("an event that a rule could not hand over", () => {
    const failure = read(anEvent(anEnquiry(at)), {
      attributes: {
        ERROR_CODE: "NO_PERMISSIONS",
        ERROR_MESSAGE: "Not allowed",
        RULE_ARN: "r",
        TARGET_ARN: functionArn,
      },
    });
    expect(failure).toMatchObject({
      kind: "invoked",
      functionArn,
      reason: "NO_PERMISSIONS: Not allowed",
      failedAt: at,
    });
  });

  test("a schedule that could not start its function", () => {
    const arn = "arn:aws:lambda:eu-west-2:000000000000:function:convenor-TimersAtEveryMinute-x";
    const failure = read(
      { scheduledAt: at },
      { attributes: { ERROR_CODE: "X", SCHEDULE_ARN: "s", TARGET_ARN: arn } },
    );
    expect(failure).toMatchObject({ kind: "invoked", functionArn: arn, reason: "X" });
    expect(whatFailed(failure)).toBe("Firing timers");
  });

  test("the same without saying which function: it is shown, and comes again by itself", () => {
    const failure = read({ scheduledAt: at });
    expect(failure.kind).toBe("unknown");
    expect(isReplayable(failure)).toBe(false);
  });

  test("a letter that could not be sent", () => {
    const order = { letterId: newId(), kind: "enquiry-received", person: newId() };
    const failure = read(order, { tries: 5 });
    expect(failure).toMatchObject({ kind: "letter", letter: order.letterId, tries: 5 });
    expect(whatFailed(failure)).toBe("Sending a letter");
  });

  test("a part of the table's stream", () => {
    const arn = "arn:aws:lambda:eu-west-2:000000000000:function:convenor-JournalStreamPublishEntri-x";
    const failure = read(aStreamRecord(arn, "2026-11-23T08:00:00Z", "2026-11-23T08:01:00Z"));
    expect(failure).toMatchObject({
      kind: "stream",
      period: { from: "2026-11-23T08:00:00.000Z", to: "2026-11-23T08:01:00.000Z" },
    });
    expect(whatFailed(failure)).toBe("Publishing entries");
  });

  test("a report of the mail service, without the addresses it is full of", () => {
    const event = {
      source: "aws.ses",
      "detail-type": "Email Bounced",
      detail: {
        eventType: "Bounce",
        bounce: { bounceType: "Permanent", bouncedRecipients: [{ emailAddress: "ada@trust.example" }] },
        mail: {
          messageId: "m",
          destination: ["ada@trust.example"],
          tags: { letter: ["l"] },
          headers: [{ name: "To", value: "ada@trust.example" }],
        },
      },
    };
    for (const failure of [
      read(aDestinationRecord(event)),
      read(event, { attributes: { TARGET_ARN: functionArn } }),
    ]) {
      expect(JSON.stringify(failure)).not.toContain("ada@");
      expect(JSON.parse(failure.payload)).toMatchObject({
        source: "aws.ses",
        detail: {
          eventType: "Bounce",
          bounce: { bounceType: "Permanent" },
          mail: { messageId: "m", tags: { letter: ["l"] } },
        },
      });
    }
  });

  test("anything else is kept as it came", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (body) => {
        const failure = read(body);
        expect(() => failureSchema.parse(failure)).not.toThrow();
        if (failure.kind === "unknown") expect(failure.payload).toBe(body);
      }),
    );
  });

  test("a broken entry is told by its name, and the schema's complaints in one line", () => {
    const schema = z.object({
      id: z.uuid(),
      data: z.object({
        kind: z.string(),
        channel: z.enum(["form", "mail"]),
        at: z.optional(z.string("is odd")),
      }),
    });
    const error = schema.safeParse({ id: "x", data: { channel: "post", at: 7 } }).error;
    const failure = read({
      ...aDestinationRecord({ ...anEvent(anEnquiry(at)), detail: { id: "x" } }),
      responsePayload: { errorType: error?.name, errorMessage: error?.message },
    });
    expect(failure.reason).toBe(
      "ZodError: id: expected uuid; data.kind: expected string; data.channel: expected form or mail; data.at: expected string",
    );
    expect(whatFailed(failure)).toBe("Reacting to “Enquiry received”");
    expect(failure.entry).toBeUndefined();
  });

  test("a half-formed record of Lambda's is not lost either", () => {
    const { requestPayload: _left, ...half } = aDestinationRecord({});
    expect(read(half)).toMatchObject({ kind: "unknown", functionArn });
    expect(read({ ...aDestinationRecord({ a: 1 }), responsePayload: "text" })).toMatchObject({
      kind: "invoked",
      reason: "RetriesExhausted",
    });
  });
});
