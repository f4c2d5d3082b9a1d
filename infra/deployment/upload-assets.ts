import { globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { PutObjectCommand, type PutObjectCommandInput, type S3Client } from "@aws-sdk/client-s3";
import type { Assets } from "../constructs/assets.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
};

/** The static files as objects of the bucket. Throws on a file of a kind that has no content type here. */
export const assetObjects = ({ directory }: Assets, bucket: string): PutObjectCommandInput[] =>
  globSync("**/*.*", { cwd: directory })
    .sort()
    .map((key) => {
      const type = CONTENT_TYPES[extname(key)];
      if (type === undefined) throw new Error(`${key}: which content type do such files have?`);
      return {
        Bucket: bucket,
        Key: key,
        Body: readFileSync(join(directory, key)),
        ContentType: type,
        // The path names the version, so what is behind it never changes.
        CacheControl: "public, max-age=31536000, immutable",
      };
    });

/** Puts the static files into the bucket. Earlier versions stay, for pages that are already open. */
export const uploadAssets = async (client: S3Client, assets: Assets, bucket: string): Promise<number> => {
  const objects = assetObjects(assets, bucket);
  await Promise.all(objects.map((object) => client.send(new PutObjectCommand(object))));
  return objects.length;
};
