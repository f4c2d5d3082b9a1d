import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { isMissing } from "./bucket.ts";

/** The bucket in which a file that a browser sent waits for its form, and the way to it. */
export interface Uploads {
  readonly client: S3Client;
  readonly bucket: string;
}

/** Opens the bucket of that name. */
export const openUploads = (bucket: string): Uploads => ({
  bucket,
  // The checksum would be that of an empty body: the file is not here when its address is signed.
  client: new S3Client({ maxAttempts: 5, requestChecksumCalculation: "WHEN_REQUIRED" }),
});

const keyOf = (id: string): string => `uploads/${id}`;

// A choice and a click away. S3 looks at the time when the sending begins, however long it takes.
const GOOD_FOR_SECONDS = 600;

/** Where a browser sends a file, and the headers that it must send with it. */
export interface UploadAddress {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The address at which a browser may put one file of exactly this size, once: its length is signed, and so is that nothing may be there yet.
 * S3 refuses anything else.
 */
export const addressToUpload = async (
  { client, bucket }: Uploads,
  id: string,
  size: number,
): Promise<UploadAddress> => {
  const type = "application/octet-stream";
  const put = new PutObjectCommand({
    Bucket: bucket,
    Key: keyOf(id),
    ContentLength: size,
    ContentType: type,
    IfNoneMatch: "*",
  });
  const signableHeaders = new Set(["host", "content-length", "content-type", "if-none-match"]);
  const address = await getSignedUrl(client, put, { expiresIn: GOOD_FOR_SECONDS, signableHeaders });
  return { address, headers: { "content-type": type, "if-none-match": "*" } };
};

/** The bytes of what a browser sent; undefined where nothing came, or it has expired. */
export const readUpload = async (
  { client, bucket }: Uploads,
  id: string,
): Promise<Uint8Array | undefined> => {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(id) }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
