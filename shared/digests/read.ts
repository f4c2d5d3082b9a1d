import { type Item, readList, type Table } from "../platform/dynamo.ts";
import { DIGESTS, type DigestOfDay, digestSchema } from "./model.ts";

const toDigest = (item: Item): DigestOfDay => digestSchema.parse(item["digest"]);

/** The last days of digests, the latest first. One query. */
export const listDigests = async (table: Table, limit: number): Promise<readonly DigestOfDay[]> =>
  (await readList(table, DIGESTS, { latestFirst: true, limit })).map(toDigest);
