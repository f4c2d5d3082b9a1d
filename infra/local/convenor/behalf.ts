import * as z from "zod/mini";
import type { ApiCall } from "../aws/calls.ts";

const Published = z.looseObject({ Entries: z.array(z.looseObject({ Detail: z.string() })) });
const Batch = z.looseObject({ Entries: z.array(z.looseObject({ MessageBody: z.string() })) });
const Mail = z.looseObject({
  EmailTags: z._default(z.array(z.object({ Name: z.string(), Value: z.string() })), []),
});

const correlationIn = /\\?"correlation\\?":(?:\{"S":)?\\?"([^"\\]+)/g;
const letterIn = /LETTER#([0-9a-f-]{36})|"letterId\\?":\\?"([0-9a-f-]{36})/g;

/** What a call carries, as separate things: the entries of a publication, the messages of a batch, else the call itself. */
const partsOf = (call: ApiCall): string[] => {
  if (call.service === "events") return Published.parse(call.body).Entries.map(({ Detail }) => Detail);
  if (call.action === "sqs:SendMessageBatch")
    return Batch.parse(call.body).Entries.map(({ MessageBody }) => MessageBody);
  if (call.service === "ses") {
    const tag = Mail.parse(call.body).EmailTags.find(({ Name }) => Name === "letter");
    return [`LETTER#${tag?.Value}`];
  }
  // An object is whatever somebody sent; what looks like a correlation in it is none.
  if (call.service === "s3") return [];
  return [call.raw.toString("utf8")];
};

/**
 * The correlations that a call is made on behalf of: one for each entry, message, letter or transaction in it. A call that names
 * none is made on behalf of all that its invocation is about.
 */
export function behalfOf(
  call: ApiCall,
  ofInvocation: readonly string[],
  ofLetter: ReadonlyMap<string, string>,
): string[] {
  const found = partsOf(call).flatMap((part) => {
    const written = [...part.matchAll(correlationIn)].map(([, correlation]) => correlation);
    const letters = [...part.matchAll(letterIn)].map(([, key, id]) => ofLetter.get(key ?? id ?? ""));
    return [...new Set([...written, ...letters].filter((one) => one !== undefined))];
  });
  return found.length > 0 ? found : [...new Set(ofInvocation)];
}
