import { EnquiryReceived } from "../../shared/enquiries/entries.ts";
import { FailureReplayRequested } from "../../shared/failures/entries.ts";
import { type Entry, record } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";

const occasion = (at: string) => ({
  now: at,
  newId,
  actor: { kind: "person" } as const,
  correlation: newId(),
});

/** The event that a reaction is given. */
export const anEvent = (entry: Entry) => ({
  version: "0",
  id: newId(),
  "detail-type": entry.name,
  source: "convenor.journal",
  time: entry.at,
  detail: entry,
});

/** An entry that a reaction may fail on. */
export const anEnquiry = (at: string): Entry =>
  record(
    EnquiryReceived,
    {
      subject: "ENQ-4F7K-2Q9C",
      person: newId(),
      data: { kind: "general", channel: "form", message: newId(), answerBy: "2026-11-25", acknowledge: true },
    },
    occasion(at),
  );

/** The entry that asks for a failure to be replayed. */
export const anAsking = (failure: string, at: string): Entry =>
  record(FailureReplayRequested, { subject: failure, data: { failure } }, occasion(at));

export const functionArn =
  "arn:aws:lambda:eu-west-2:000000000000:function:convenor-EnquiriesOnEnquiryRecei-x1";

/** What Lambda puts into the failures queue when a function has failed on every try. */
export const aDestinationRecord = (requestPayload: unknown, arn = functionArn) => ({
  version: "1.0",
  timestamp: "2026-11-23T09:03:00.000Z",
  requestContext: {
    requestId: newId(),
    functionArn: `${arn}:$LATEST`,
    condition: "RetriesExhausted",
    approximateInvokeCount: 3,
  },
  requestPayload,
  responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
  responsePayload: { errorType: "ZodError", errorMessage: "No such kind.", trace: ["at x"] },
});

/** What Lambda puts there of records of the table's stream. */
export const aStreamRecord = (arn: string, from: string, to: string) => ({
  version: "1.0",
  timestamp: "2026-11-23T09:03:00.000Z",
  requestContext: {
    requestId: newId(),
    functionArn: arn,
    condition: "RetryAttemptsExhausted",
    approximateInvokeCount: 11,
  },
  responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
  DDBStreamBatchInfo: {
    shardId: "shardId-1",
    startSequenceNumber: "100",
    endSequenceNumber: "104",
    approximateArrivalOfFirstRecord: from,
    approximateArrivalOfLastRecord: to,
    batchSize: 5,
    streamArn: "arn:aws:dynamodb:eu-west-2:000000000000:table/convenor/stream/1",
  },
});
