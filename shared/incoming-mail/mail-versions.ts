import { DeleteObjectCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import type { Files } from "../files/bucket.ts";

/** Erases a mail as it came for good: every version of it, and that it was ever deleted. Where there is none, it changes nothing. */
export const eraseMail = async ({ client, bucket }: Files, key: string): Promise<void> => {
  for (;;) {
    // A prefix also finds keys that go on behind this one.
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }));
    const versions = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter(
      ({ Key }) => Key === key,
    );
    if (versions.length === 0) return;
    for (const { VersionId: version } of versions)
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
  }
};
