import * as z from "zod";
import type { Activity } from "./activity.ts";
import type { Dynamo } from "./dynamo.ts";
import { StreamRecord } from "./sources.ts";

/** Reads one table's stream and hands its records on in order, to each reader at its own pace. */
export interface Stream {
  /** Says that the table was written: what it caused counts as in flight until every reader is done with it. */
  touch: () => void;
  stop: () => void;
}

const Shards = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Records = z.object({ Records: z.array(StreamRecord), NextShardIterator: z.string().optional() });
const PAUSE_MS = 20;
const TARGET = "DynamoDBStreams_20120810";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** DynamoDB Local writes an empty map into its stream as `{}`, where DynamoDB writes `{"M":{}}`; this puts it right. */
export const withEmptyMaps = (value: unknown): unknown => {
  if (!isRecord(value)) return value;
  if (Object.keys(value).length === 0) return { M: {} };
  if (isRecord(value["M"])) return { M: attributesWithEmptyMaps(value["M"]) };
  if (Array.isArray(value["L"])) return { L: value["L"].map(withEmptyMaps) };
  return value;
};

const attributesWithEmptyMaps = (attributes: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, withEmptyMaps(value)]));

const Image = z
  .record(z.string(), z.unknown())
  .transform((image) => z.record(z.string(), z.looseObject({})).parse(attributesWithEmptyMaps(image)));

const repaired = (record: StreamRecord): StreamRecord => {
  const { NewImage, OldImage } = record.dynamodb;
  return {
    ...record,
    dynamodb: {
      ...record.dynamodb,
      ...(NewImage !== undefined && { NewImage: Image.parse(NewImage) }),
      ...(OldImage !== undefined && { OldImage: Image.parse(OldImage) }),
    },
  };
};

/** Opens every shard of a stream, new ones when `rescan` is called, and reads what has come since the last time. */
const openShards = (dynamo: Dynamo, StreamArn: string, from: "TRIM_HORIZON" | "LATEST") => {
  const iterators = new Map<string, string | undefined>();
  const rescan = async (position: typeof from): Promise<void> => {
    const { StreamDescription } = Shards.parse(await dynamo.call(`${TARGET}.DescribeStream`, { StreamArn }));
    for (const { ShardId } of StreamDescription.Shards) {
      if (iterators.has(ShardId)) continue;
      const answer = await dynamo.call(`${TARGET}.GetShardIterator`, {
        StreamArn,
        ShardId,
        ShardIteratorType: position,
      });
      iterators.set(ShardId, Iterator.parse(answer).ShardIterator);
    }
  };
  const read = async (): Promise<StreamRecord[]> => {
    const found: StreamRecord[] = [];
    let closed = false;
    for (const [shard, iterator] of iterators) {
      if (iterator === undefined) continue;
      const page = Records.parse(
        await dynamo.call(`${TARGET}.GetRecords`, { ShardIterator: iterator, Limit: 1000 }),
      );
      iterators.set(shard, page.NextShardIterator);
      if (page.NextShardIterator === undefined) closed = true;
      found.push(...page.Records.map(repaired));
    }
    // DynamoDB Local closes a shard after some hours and goes on in a new one.
    if (closed) await rescan("TRIM_HORIZON");
    return found;
  };
  return { open: () => rescan(from), read };
};

/**
 * Follows a stream. It is read when `touch` says that there is something, so an idle table costs nothing.
 * `seen` gets every record once, first of all; each of `readers` gets them in batches, one after the other.
 */
export async function followStream(
  dynamo: Dynamo,
  streamArn: string,
  parts: {
    activity: Activity;
    keptData: boolean;
    seen: (record: StreamRecord) => void;
    readers: ((records: StreamRecord[]) => Promise<void>)[];
  },
): Promise<Stream> {
  const shards = openShards(dynamo, streamArn, parts.keptData ? "LATEST" : "TRIM_HORIZON");
  await shards.open();
  const lanes = parts.readers.map(() => Promise.resolve());
  const pending = parts.readers.map((): StreamRecord[] => []);
  let reading = false;
  let touched = false;
  let stopped = false;

  const handOn = (records: StreamRecord[]): void => {
    for (const [index, reader] of parts.readers.entries()) {
      pending[index]?.push(...records);
      const end = parts.activity.begin();
      lanes[index] = (lanes[index] ?? Promise.resolve()).then(async () => {
        // Records that came while the reader was busy go into one batch, as they do in AWS.
        const batch = pending[index]?.splice(0) ?? [];
        if (batch.length > 0 && !stopped)
          await reader(batch).catch((error: unknown) => console.error("A stream reader failed:", error));
        end();
      });
    }
  };
  const readAll = async (): Promise<void> => {
    for (let first = true; touched && !stopped; first = false) {
      touched = false;
      // Under a rush one read takes what several writes left, as Lambda's polling does, instead of one read per write.
      if (!first) await new Promise((done) => setTimeout(done, PAUSE_MS));
      const records = await shards.read();
      for (const record of records) parts.seen(record);
      if (records.length > 0) {
        handOn(records);
        touched = true;
      }
    }
  };
  return {
    touch: () => {
      touched = true;
      if (reading) return;
      reading = true;
      const end = parts.activity.begin();
      void readAll()
        .catch((error: unknown) => {
          if (!stopped) console.error("The stream could not be read:", error);
        })
        .finally(() => {
          reading = false;
          end();
        });
    },
    stop: () => {
      stopped = true;
    },
  };
}
