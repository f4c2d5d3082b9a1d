import { globSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import S3rver from "s3rver";
import type { Resource } from "./template.ts";

/** The buckets of the template, as far as somebody reads them here. */
export interface Buckets {
  /** An object, or nothing when there is none with that key. */
  read: (bucket: string, key: string) => Promise<{ type: string; body: Buffer } | undefined>;
  stop: () => Promise<void>;
}

/** Where nothing was uploaded there is nothing to read, and no store to start. */
export const noBuckets: Buckets = { read: async () => undefined, stop: async () => undefined };

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

/** Starts the object store with the buckets of the template and uploads what a deployment would, `upload.directory` into `upload.bucket`. */
export async function startBuckets(
  port: number,
  buckets: Resource[],
  upload: { bucket: string; directory: string },
): Promise<Buckets> {
  const directory = await mkdtemp(join(tmpdir(), "convenor-buckets-"));
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
  for (const file of globSync("**/*", { cwd: upload.directory, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    const answer = await fetch(address(upload.bucket, path.slice(upload.directory.length + 1)), {
      method: "PUT",
      headers: { "content-type": type },
      body: await readFile(path),
    });
    if (!answer.ok) throw new Error(`${path} could not be put into ${upload.bucket}: ${await answer.text()}`);
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
    stop: async () => {
      await store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
