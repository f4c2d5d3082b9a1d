import { DeleteObjectCommand, GetObjectCommand } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { type Archives, uploadOf } from "../../exports/bucket.ts";

const keyOf = (reference: string): string => `copies/${reference}.zip`;

const GOOD_FOR_SECONDS = 300;

/** Keeps a copy while it is made, part by part, and gives its size in bytes. */
export const keepCopy = async (
  archives: Archives,
  reference: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<number> => {
  const { options, bytes } = uploadOf(archives, keyOf(reference), chunks);
  await new Upload(options).done();
  return bytes();
};

/** Takes a copy away. Where there is none, it changes nothing. */
export const dropCopy = async ({ client, bucket }: Archives, reference: string): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(reference) }));
};

/** The address at which a browser gets a copy for the next five minutes. */
export const addressOfCopy = ({ client, bucket }: Archives, reference: string): Promise<string> =>
  getSignedUrl(
    client,
    new GetObjectCommand({
      Bucket: bucket,
      Key: keyOf(reference),
      ResponseContentDisposition: `attachment; filename="${reference}.zip"`,
    }),
    { expiresIn: GOOD_FOR_SECONDS },
  );
