import { GetObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { disposition, type Files, isMissing } from "../files/bucket.ts";

// A click away: long enough to begin a download, too short to pass on.
const GOOD_FOR_SECONDS = 60;

/**
 * The address at which a browser gets a mail as it came for the next minute, as a file of that name to be saved and never shown; undefined where
 * there is none.
 */
export const addressOfMail = async (
  { client, bucket }: Files,
  key: string,
  name: string,
): Promise<string | undefined> => {
  const object = { Bucket: bucket, Key: key };
  try {
    await client.send(new HeadObjectCommand(object));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const asFile = {
    ResponseContentDisposition: disposition(name),
    ResponseContentType: "application/octet-stream",
  };
  return getSignedUrl(client, new GetObjectCommand({ ...object, ...asFile }), {
    expiresIn: GOOD_FOR_SECONDS,
  });
};
