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

/** A refusal or fault, said so that the SDK makes it the exception of that name. */
export const refusalReply = (error: ApiError): Reply =>
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
