// What the functions of the tiny app do, one of each kind.

/** Signs as the SDK does and calls the gateway; the functions below share it. */
const CALL = `
const call = async (service, target, body, path = "/") => {
  const headers = {
    "content-type": "application/json",
    "x-amz-target": target,
    authorization: "AWS4-HMAC-SHA256 Credential=" + process.env.AWS_ACCESS_KEY_ID + "/20260101/eu-west-2/" + service + "/aws4_request, SignedHeaders=host, Signature=0",
  };
  const answer = await fetch(process.env.AWS_ENDPOINT_URL + path, { method: "POST", headers, body: JSON.stringify(body) });
  const result = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(result.message), { name: result.__type });
  return result;
};
const put = (pk, sk, more = {}) => call("dynamodb", "DynamoDB_20120810.PutItem", { TableName: process.env.TABLE_NAME, Item: { pk: { S: pk }, sk: { S: sk }, ...more } });
`;

export const SITE = `${CALL}
export const handler = async (event) => {
  const body = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
  const seen = { path: event.rawPath, parameters: event.pathParameters, cookies: event.cookies, base64: event.isBase64Encoded, body, now: new Date().toISOString() };
  if (event.rawPath === "/scan") await call("dynamodb", "DynamoDB_20120810.Scan", { TableName: process.env.TABLE_NAME });
  if (event.rawPath === "/outside") await fetch("https://example.org");
  if (event.rawPath === "/slow") await new Promise((done) => setTimeout(done, 60_000));
  if (event.rawPath === "/write") await put("JOURNAL#2026-11-23#0", body, { correlation: { S: event.headers["x-correlation-id"] }, entry: { M: { name: { S: "Noted" }, at: { S: seen.now } } } });
  if (event.rawPath === "/send") await call("sqs", "AmazonSQS.SendMessageBatch", { QueueUrl: process.env.QUEUE_URL, Entries: [{ Id: "0", MessageBody: body }] });
  if (event.rawPath === "/mail") await call("ses", "", { FromEmailAddress: "hello@programme.example", ConfigurationSetName: "letters", Destination: { ToAddresses: [body] }, EmailTags: [{ Name: "kind", Value: "welcome" }], Content: { Raw: { Data: Buffer.from("From: hello@programme.example\\r\\nTo: " + body + "\\r\\nSubject: Welcome\\r\\n\\r\\nHello").toString("base64") } } }, "/v2/email/outbound-emails");
  return { statusCode: 200, cookies: ["a=1", "b=2"], headers: { "content-type": "application/json" }, body: JSON.stringify(seen) };
};`;

/** Publishes what the stream brings; a record whose key says so fails for ever. */
export const PUBLISH = `${CALL}
export const handler = async ({ Records }) => {
  const batchItemFailures = [];
  for (const record of Records) {
    if (record.dynamodb.Keys.sk.S === "poison") {
      batchItemFailures.push({ itemIdentifier: record.dynamodb.SequenceNumber });
      continue;
    }
    const detail = JSON.stringify({ sk: record.dynamodb.Keys.sk.S, correlation: record.dynamodb.NewImage.correlation.S });
    const { FailedEntryCount } = await call("events", "AWSEvents.PutEvents", { Entries: [{ Source: "tiny", DetailType: "Noted", Detail: detail, EventBusName: process.env.BUS_NAME }] });
    if (FailedEntryCount > 0) throw new Error("not published");
  }
  return { batchItemFailures };
};`;

/** Writes what it was told, twice, so that a crash can come between; fails when told so. */
export const REACT = `${CALL}
export const handler = async ({ detail }) => {
  if (detail.sk === "boom") throw new TypeError("told to fail");
  await put("FIRST", detail.sk);
  await put("SECOND", detail.sk);
};`;

export const TAKE = `${CALL}
export const handler = async ({ Records }) => ({
  batchItemFailures: Records.filter(({ body }) => body.startsWith("bad")).map(({ messageId }) => ({ itemIdentifier: messageId })),
});`;

export const HEAR = `${CALL}
export const handler = async (event) => put("MAIL", event["detail-type"] + " " + event.detail.mail.tags.kind[0] + " " + (event.detail.bounce?.bounceSubType ?? "") + " " + event.detail.mail.destination[0]);`;
