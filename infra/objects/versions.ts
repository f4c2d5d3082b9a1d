import { CopyObjectCommand } from "@aws-sdk/client-s3";
import { listVersions, type ObjectVersion, type VersionedBucket } from "../../shared/files/versions.ts";

/** Makes a version the current one again, as a new version. Throws a sentence when there is no such version, or nothing to bring back. */
export const bringBack = async (
  { client, bucket }: VersionedBucket,
  key: string,
  wanted?: string,
): Promise<ObjectVersion> => {
  const kept = (await listVersions({ client, bucket }, key)).filter(({ gone }) => !gone);
  const version = wanted === undefined ? kept[0] : kept.find(({ id }) => id === wanted);
  if (version === undefined) throw new Error(`There is no version of ${key} to bring back.`);
  const source = `${bucket}/${key.split("/").map(encodeURIComponent).join("/")}?versionId=${encodeURIComponent(version.id)}`;
  await client.send(new CopyObjectCommand({ Bucket: bucket, Key: key, CopySource: source }));
  return version;
};
