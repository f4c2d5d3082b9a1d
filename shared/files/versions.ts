import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import type { Instant } from "../platform/clock.ts";

/** A bucket that keeps versions, and the way to it. */
export type VersionedBucket = { readonly client: S3Client; readonly bucket: string };

/** One version of an object: what it was, or (`gone`) that it was deleted. */
export type ObjectVersion = {
  readonly id: string;
  readonly at: string;
  readonly bytes: number;
  readonly isCurrent: boolean;
  readonly gone: boolean;
};

const versionsIn = (page: ListObjectVersionsCommandOutput, key: string): readonly ObjectVersion[] =>
  [
    ...(page.Versions ?? []).map((one) => ({ ...one, gone: false })),
    ...(page.DeleteMarkers ?? []).map((one) => ({ ...one, Size: 0, gone: true })),
  ].flatMap(({ Key, VersionId, LastModified, Size = 0, IsLatest = false, gone }) =>
    Key !== key || VersionId === undefined
      ? []
      : [{ id: VersionId, at: LastModified?.toISOString() ?? "", bytes: Size, isCurrent: IsLatest, gone }],
  );

/** Every version of the object with this very key, the latest first, those that say it was deleted too. */
export const listVersions = async (
  { client, bucket }: VersionedBucket,
  key: string,
): Promise<readonly ObjectVersion[]> => {
  const versions: ObjectVersion[] = [];
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    // A prefix also finds keys that go on behind this one.
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key, ...from }));
    versions.push(...versionsIn(page, key));
    if (page.IsTruncated !== true) break;
    from = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
  return versions.toSorted((a, b) => (a.at < b.at ? 1 : -1));
};

/**
 * Erases an object for good: every version of it, and that it was ever deleted. Looks again until there is none, because the same key may be written meanwhile.
 * Gives how many versions there were. With `until`, what was written later stays.
 */
export const eraseObject = async (bucket: VersionedBucket, key: string, until?: Instant): Promise<number> => {
  let erased = 0;
  for (;;) {
    const all = await listVersions(bucket, key);
    const versions = until === undefined ? all : all.filter(({ at }) => at <= until);
    if (versions.length === 0) return erased;
    for (const { id } of versions) {
      await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.bucket, Key: key, VersionId: id }));
      erased += 1;
    }
  }
};
