import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Instant } from "../platform/clock.ts";

/** The bucket of archives and the way to it. */
export interface Archives {
  readonly client: S3Client;
  readonly bucket: string;
}

/** Opens the bucket of that name. */
export const openArchives = (bucket: string): Archives => ({
  bucket,
  client: new S3Client({ maxAttempts: 5 }),
});

const keyOf = (id: string): string => `exports/${id}.zip`;

const PART_BYTES = 8 * 1_048_576;
const PARTS_AT_ONCE = 2;

/** What is put into a bucket as it comes, part by part, and how many bytes that were in the end. */
export const uploadOf = ({ client, bucket }: Archives, key: string, chunks: AsyncIterable<Uint8Array>) => {
  let bytes = 0;
  const counted = async function* () {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      yield chunk;
    }
  };
  return {
    options: {
      client,
      partSize: PART_BYTES,
      queueSize: PARTS_AT_ONCE,
      params: {
        Bucket: bucket,
        Key: key,
        Body: Readable.from(counted()),
        ContentType: "application/zip",
        CacheControl: "private, no-store",
      },
    },
    bytes: () => bytes,
  };
};

/**
 * Keeps an archive while it is made, part by part, and gives its size in bytes. Nobody sees anything of it before the last part is there; the same
 * again takes the place of what was there. Parts of a run that dies are taken away by the bucket's own rule.
 */
export const keepArchive = async (
  archives: Archives,
  id: string,
  chunks: AsyncIterable<Uint8Array>,
): Promise<number> => {
  const { options, bytes } = uploadOf(archives, keyOf(id), chunks);
  await new Upload(options).done();
  return bytes();
};

/** Takes an archive away. Where there is none, it changes nothing. */
export const dropArchive = async ({ client, bucket }: Archives, id: string): Promise<void> => {
  await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(id) }));
};

const GOOD_FOR_SECONDS = 300;

/** The address at which a browser gets an archive for the next five minutes, under a name with the day it was asked for. */
export const addressOfArchive = (
  { client, bucket }: Archives,
  id: string,
  requestedAt: Instant,
): Promise<string> => {
  const name = `programme-export-${requestedAt.slice(0, 10)}.zip`;
  const asked = new GetObjectCommand({
    Bucket: bucket,
    Key: keyOf(id),
    ResponseContentDisposition: `attachment; filename="${name}"`,
  });
  return getSignedUrl(client, asked, { expiresIn: GOOD_FOR_SECONDS });
};
