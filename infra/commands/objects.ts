import { S3Client } from "@aws-sdk/client-s3";
import * as z from "zod/mini";
import { eraseObject, listVersions, type VersionedBucket } from "../../shared/files/versions.ts";
import { bringBack } from "../objects/versions.ts";
import { agree, askLocal, checkOptions, connect, localAddress, runCommand } from "./operator.ts";

// `npm run objects`: versions of files and mails: which there are, the way back to one, and the end of all of them.

const USAGE = `npm run objects -- versions KEY              every version of a file or mail
npm run objects -- restore KEY [VERSION]     makes a version the current one again; the newest that was not a deletion
npm run objects -- erase KEY                 deletes every version for good; asks first (--yes does not)

KEY is files/<id> or incoming/<id>. The bucket is named by BUCKET (outputs FilesBucket and MailBucket of the stack convenor-<environment>-data), with the
AWS credentials and region of this shell.
  --local [ADDRESS]   the copy that \`npm start\` runs (http://localhost:3000 unless said); the key says which bucket`;

const bucketsSchema = z.object({ buckets: z.record(z.string(), z.string()) });

/** The bucket of a key: as this shell names it, or that of the local copy, to which the SDK is pointed then. */
const bucketOf = async (key: string, local: string | undefined): Promise<string> => {
  if (local === undefined) return process.env["BUCKET"] ?? "";
  await connect(local);
  const { buckets } = bucketsSchema.parse(await askLocal(local, "ready"));
  return buckets[key.split("/")[0] ?? ""] ?? "";
};

/** What is said before the options: `--local` may be followed by its address. */
const wordsOf = (args: readonly string[]): readonly string[] =>
  args.filter((one, at) => !one.startsWith("-") && args[at - 1] !== "--local");

const list = async (bucket: VersionedBucket, key: string): Promise<void> => {
  const versions = await listVersions(bucket, key);
  if (versions.length === 0) console.log(`There is no ${key}, and there are no versions of it.`);
  for (const { id, at, bytes, gone, isCurrent } of versions)
    console.log(`${id}  ${at}  ${gone ? "deleted" : `${bytes} bytes`}${isCurrent ? "  (current)" : ""}`);
};

const erase = async (bucket: VersionedBucket, key: string, args: readonly string[]): Promise<void> => {
  const versions = await listVersions(bucket, key);
  if (versions.length === 0) throw new Error(`There is no ${key}, and there are no versions of it.`);
  if (await agree(`Erase ${key} with its ${versions.length} versions? There is no way back.`, args))
    console.log(`${await eraseObject(bucket, key)} versions erased.`);
};

await runCommand(async (args) => {
  const [command, key, version] = wordsOf(args);
  if (args.includes("--help")) {
    console.log(USAGE);
    return;
  }
  checkOptions(args, ["--local", "--yes"], USAGE);
  const name = key === undefined ? "" : await bucketOf(key, localAddress(args));
  if (key === undefined || name === "") throw new Error(`Say which object, and which bucket.\n\n${USAGE}`);
  const bucket = { client: new S3Client({ maxAttempts: 5 }), bucket: name };
  if (command === "versions") await list(bucket, key);
  else if (command === "restore") {
    const { id, at } = await bringBack(bucket, key, version);
    console.log(`${key} is again as it was on ${at} (${id}).`);
  } else if (command === "erase") await erase(bucket, key, args);
  else throw new Error(`There is no command ${command}.\n\n${USAGE}`);
});
