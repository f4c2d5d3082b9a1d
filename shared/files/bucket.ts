import { Readable } from "node:stream";
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  PutObjectCommand,
  S3Client,
  type Tag,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { SCAN_TAG } from "../platform/scan-tag.ts";
import { normalized } from "../platform/text.ts";
import type { GoodFile } from "./check.ts";
import type { KeptFile } from "./file.ts";
import { typeToServe } from "./kinds.ts";
import { type Unopened, unopened } from "./scan.ts";

/** The bucket of files and the way to it. */
export interface Files {
  readonly client: S3Client;
  readonly bucket: string;
}

/** Opens the bucket of that name. */
export const openFiles = (bucket: string): Files => ({ bucket, client: new S3Client({ maxAttempts: 5 }) });

const keyOf = (id: string): string => `files/${id}`;

/** How a file is named to the browser: `attachment` with the name for every program: in ASCII for old ones, whole for the others (RFC 6266). */
export const disposition = (name: string): string => {
  const ascii =
    normalized(name, "NFKD")
      .replaceAll(/[^\x20-\x7e]/g, "")
      .replaceAll(/["\\]/g, "") || "file";
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
};

/**
 * Keeps a checked file under `id`. The object itself says that it is to be saved and not shown, so that no address can ask for anything else.
 * The same again changes nothing.
 */
export const keepFile = async (
  files: Files,
  { name, type, bytes }: GoodFile,
  id: string,
): Promise<KeptFile> => {
  await files.client.send(
    new PutObjectCommand({
      Bucket: files.bucket,
      Key: keyOf(id),
      Body: bytes,
      ContentType: typeToServe(type),
      ContentDisposition: disposition(name),
      CacheControl: "private, no-store",
    }),
  );
  return { id, name, type, size: bytes.byteLength };
};

// A click away: long enough to begin a download, too short to pass on.
const GOOD_FOR_SECONDS = 60;

/** Whether S3 says that there is no such object. It calls what is missing forbidden when it may not be listed. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && ["NotFound", "NoSuchKey", "Forbidden", "AccessDenied"].includes(error.name);

/** How an object stands by its tags: found clean, not to be opened, or not there. */
export type Scanned = Unopened | "missing" | "clean";

type AskTags = () => Promise<{ readonly TagSet?: readonly Tag[] | undefined }>;

const scannedBy = async (tags: AskTags): Promise<Scanned> => {
  try {
    const { TagSet = [] } = await tags();
    return unopened(TagSet.find(({ Key }) => Key === SCAN_TAG)?.Value) ?? "clean";
  } catch (error) {
    if (isMissing(error)) return "missing";
    throw error;
  }
};

/** What the scan of a file has found so far. */
export const readScan = ({ client, bucket }: Files, id: string): Promise<Scanned> =>
  scannedBy(() => client.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: keyOf(id) })));

/** An address, or why there is none. */
export type Opened = { readonly address: string } | { readonly not: Unopened | "missing" };

/** Opens an object whose tags say that it was found clean: `tags` asks for them, `sign` makes its address. */
export const openTagged = async (
  tags: AskTags,
  sign: (expires: { readonly expiresIn: number }) => Promise<string>,
): Promise<Opened> => {
  const not = await scannedBy(tags);
  return not === "clean" ? { address: await sign({ expiresIn: GOOD_FOR_SECONDS }) } : { not };
};

/**
 * The address at which a browser gets a file for the next minute, or why it gets none: there is no such file, or it was not found to be clean.
 * Whoever has an address gets nothing by it either that was not found clean: the right to read has the tag for its condition.
 */
export const openFile = ({ client, bucket }: Files, id: string): Promise<Opened> => {
  const object = { Bucket: bucket, Key: keyOf(id) };
  return openTagged(
    () => client.send(new GetObjectTaggingCommand(object)),
    (expires) => getSignedUrl(client, new GetObjectCommand(object), expires),
  );
};

/** The bytes of a file as they come, or undefined where there is none that was found clean. */
export const readKeptFile = async (
  { client, bucket }: Files,
  id: string,
): Promise<AsyncIterable<Uint8Array> | undefined> => {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(id) }));
    return Body instanceof Readable ? Body : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
