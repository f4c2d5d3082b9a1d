import { GetObjectCommand, GetObjectTaggingCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { disposition, type Files, type Opened, openTagged } from "../files/bucket.ts";

/**
 * The address at which a browser gets a mail as it came for the next minute, as a file of that name to be saved and never shown; or why there is
 * none: there is no such mail, or it was not found to be clean.
 */
export const openMail = ({ client, bucket }: Files, key: string, name: string): Promise<Opened> => {
  const object = { Bucket: bucket, Key: key };
  const asFile = {
    ResponseContentDisposition: disposition(name),
    ResponseContentType: "application/octet-stream",
  };
  return openTagged(
    () => client.send(new GetObjectTaggingCommand(object)),
    (expires) => getSignedUrl(client, new GetObjectCommand({ ...object, ...asFile }), expires),
  );
};
