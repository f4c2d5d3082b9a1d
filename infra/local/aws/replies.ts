import * as z from "zod/mini";
import { type ApiCall, ApiError } from "./calls.ts";

/** An answer to the SDK. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

/** An answer with a JSON body. */
export const jsonReply = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.0", ...headers },
  body: JSON.stringify(body),
});

/** What each service says of a call that its policies do not allow; where it is not listed, it is a bad request. */
export const FORBIDDEN: Record<string, [status: number, code: string]> = {
  ses: [403, "AccessDeniedException"],
  lambda: [403, "AccessDeniedException"],
  s3: [403, "AccessDenied"],
};

/** What each service says when it is asked too often. */
export const THROTTLED: Record<string, [status: number, code: string]> = {
  dynamodb: [400, "ProvisionedThroughputExceededException"],
  ses: [429, "TooManyRequestsException"],
  lambda: [429, "TooManyRequestsException"],
  s3: [503, "SlowDown"],
};

/** What somebody is told of an error: a refusal as it is, a malformed call as that, anything else as a failure of the service. */
export const asApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  return error instanceof z.core.$ZodRealError
    ? new ApiError(400, "ValidationException", error.message)
    : new ApiError(500, "InternalServerError", String(error));
};

/** S3 speaks XML. */
const objectRefusal = (error: ApiError): Reply => ({
  status: error.status,
  headers: { "content-type": "application/xml" },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${error.code}</Code><Message>${error.message
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")}</Message></Error>`,
});

/** A refusal or fault of a service, said so that the SDK makes it the exception of that name. */
export const refusalReply = (error: ApiError, service?: string): Reply =>
  service === "s3" ? objectRefusal(error) : jsonRefusal(error);

const jsonRefusal = (error: ApiError): Reply =>
  jsonReply(
    error.status,
    { __type: error.code, message: error.message, Message: error.message },
    { "x-amzn-errortype": error.code },
  );

/** What DynamoDB answers when another transaction is at the same item; DynamoDB Local never does. */
export const conflict = (call: ApiCall): ApiError | Reply => {
  const items =
    typeof call.body === "object" &&
    call.body !== null &&
    "TransactItems" in call.body &&
    Array.isArray(call.body.TransactItems)
      ? call.body.TransactItems
      : [];
  if (items.length === 0)
    return new ApiError(400, "TransactionConflictException", "Transaction is ongoing for the item");
  const reasons = items.map((_item, index) =>
    index === 0
      ? { Code: "TransactionConflict", Message: "Transaction is ongoing for the item" }
      : { Code: "None" },
  );
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(", ")}]`;
  const type = "com.amazonaws.dynamodb.v20120810#TransactionCanceledException";
  return jsonReply(
    400,
    { __type: type, Message: message, message, CancellationReasons: reasons },
    { "x-amzn-errortype": type },
  );
};
