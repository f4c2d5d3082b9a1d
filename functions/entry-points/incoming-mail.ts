import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import middy from "@middy/core";
import type { Context, EventBridgeEvent } from "aws-lambda";
import * as z from "zod/mini";
import { Fault } from "../../shared/platform/keys.ts";
import { logFailures } from "./logging.ts";
import { lazily, type Needs, realNeeds } from "./needs.ts";

/** A mail as it came in: the key of its object, which is its name, and its bytes. */
export interface RawMail {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** The body of a function that takes in mails. The same mail may come again; to throw is to have it again later. */
export type TakesMail = (needs: Needs, mail: RawMail) => Promise<void>;

/** What S3 says on the account's default bus of an object that was created ("EventBridge event message structure", S3 user guide). */
const createdSchema = z.object({
  bucket: z.object({ name: z.string() }),
  object: z.object({ key: z.string() }),
});

/** SES leaves this where it may write, once, to show that it can. */
const SETUP = /AMAZON_SES_SETUP_NOTIFICATION$/;

/** The id that the mail service gave a mail: the last part of its key. What a mail leads to is found under it. */
export const mailIdOf = (key: string): string => key.split("/").at(-1) ?? key;

const fetchMail = async (client: S3Client, bucket: string, key: string): Promise<Uint8Array> => {
  const found = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  if (found.Body === undefined) throw new Fault(`The mail ${key} has no content.`);
  return found.Body.transformToByteArray();
};

/**
 * A function on mails that the mail service put into a bucket. `load` gives what takes a mail in; it is loaded while the mail is fetched. What
 * fails for good ends in the failures queue, from where it can be replayed.
 */
export const incomingMail = (load: () => Promise<TakesMail>) => {
  const needs = lazily(realNeeds);
  const client = lazily(() => new S3Client({ maxAttempts: 5 }));
  const handle = middy<EventBridgeEvent<string, unknown>, unknown>()
    .use(
      logFailures(({ detail }: EventBridgeEvent<string, unknown>) => {
        const created = createdSchema.safeParse(detail);
        return created.success ? mailIdOf(created.data.object.key) : undefined;
      }),
    )
    .handler(async (event: EventBridgeEvent<string, unknown>) => {
      const { bucket, object } = createdSchema.parse(event.detail);
      if (SETUP.test(object.key)) return;
      const [take, bytes] = await Promise.all([load(), fetchMail(await client(), bucket.name, object.key)]);
      await take(await needs(), { key: object.key, bytes });
    });
  return (event: EventBridgeEvent<string, unknown>, context: Context) => handle(event, context);
};
