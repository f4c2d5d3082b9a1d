import { globSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import S3rver from "s3rver";
import type { Resource } from "./template.ts";

/** The buckets of the template. */
export interface Buckets {
  /** An object, or nothing when there is none with that key. */
  read: (bucket: string, key: string) => Promise<{ type: string; body: Buffer } | undefined>;
  /** Keeps an object. Throws what the store says when it cannot. */
  put: (bucket: string, key: string, object: { type: string; body: Buffer }) => Promise<void>;
  stop: () => Promise<void>;
}

/** A template without buckets needs no store. */
export const noBuckets: Buckets = {
  read: async () => undefined,
  put: async (bucket) => {
    throw new Error(`There is no bucket ${bucket}.`);
  },
  stop: async () => undefined,
};

/** What an upload would say of a file, by its ending. */
const TYPES: Record<string, string> = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain",
  ".json": "application/json",
};

/** What a deployment would upload, and where the objects are kept; without a directory they are gone when the store stops. */
export interface BucketsSetting {
  upload: { bucket: string; directory: string } | undefined;
  directory: string | undefined;
}

/** Starts the object store with the buckets of the template, and uploads what a deployment would. */
export async function startBuckets(
  port: number,
  buckets: Resource[],
  { upload, directory: kept }: BucketsSetting,
): Promise<Buckets> {
  const directory = kept ?? (await mkdtemp(join(tmpdir(), "local-buckets-")));
  await mkdir(directory, { recursive: true });
  const store = new S3rver({
    address: "127.0.0.1",
    port,
    silent: true,
    vhostBuckets: false,
    directory,
    configureBuckets: buckets.map(({ name }) => ({ name, configs: [] })),
  });
  await store.run();
  const address = (bucket: string, key: string): string => `http://127.0.0.1:${port}/${bucket}/${key}`;
  const put: Buckets["put"] = async (bucket, key, { type, body }) => {
    const answer = await fetch(address(bucket, key), {
      method: "PUT",
      headers: { "content-type": type },
      body: new Uint8Array(body),
    });
    if (!answer.ok) throw new Error(`${key} could not be put into ${bucket}: ${await answer.text()}`);
  };
  for (const file of upload === undefined
    ? []
    : globSync("**/*", { cwd: upload.directory, withFileTypes: true })) {
    if (upload === undefined || !file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    await put(upload.bucket, path.slice(upload.directory.length + 1), { type, body: await readFile(path) });
  }
  return {
    read: async (bucket, key) => {
      const answer = await fetch(address(bucket, key));
      if (!answer.ok) return undefined;
      return {
        type: answer.headers.get("content-type") ?? "application/octet-stream",
        body: Buffer.from(await answer.arrayBuffer()),
      };
    },
    put,
    stop: async () => {
      await store.close();
      if (kept === undefined) await rm(directory, { recursive: true, force: true });
    },
  };
}
