import * as z from "zod/mini";
import type { Activity } from "../bench/activity.ts";
import type { Dynamo } from "./dynamo.ts";
import type { Ledger } from "./ledger.ts";
import { StreamRecord } from "./sources.ts";

/** Reads one table's stream and hands its records on in order, to each reader at its own pace. */
export interface Stream {
  /** Says that the table was written: what it caused counts as in flight until every reader is done with it. */
  touch: () => void;
  /** Hands nothing on until `release` is called: what is written meanwhile waits in the stream. */
  hold: () => void;
  release: () => void;
  stop: () => void;
}

const Shards = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Records = z.object({ Records: z.array(StreamRecord), NextShardIterator: z.optional(z.string()) });
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

const Image = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((image) => z.record(z.string(), z.looseObject({})).parse(attributesWithEmptyMaps(image))),
);

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

/** The number of the last record of each shard that was done with. */
type Positions = Record<string, string>;
const Positions = z.record(z.string(), z.string());
/** The kind in the ledger of what was done with, by stream. */
const POSITIONS = "stream positions";

/** Opens every shard of a stream behind what was done with, new ones when `rescan` is called, and reads what has come since the last time. */
const openShards = (dynamo: Dynamo, StreamArn: string, positions: Positions) => {
  const iterators = new Map<string, string | undefined>();
  const rescan = async (): Promise<void> => {
    const { StreamDescription } = Shards.parse(await dynamo.call(`${TARGET}.DescribeStream`, { StreamArn }));
    const there = new Set(StreamDescription.Shards.map(({ ShardId }) => ShardId));
    for (const shard of Object.keys(positions)) if (!there.has(shard)) delete positions[shard];
    for (const ShardId of there) {
      if (iterators.has(ShardId)) continue;
      const SequenceNumber = positions[ShardId];
      const answer = await dynamo.call(`${TARGET}.GetShardIterator`, {
        StreamArn,
        ShardId,
        ...(SequenceNumber === undefined
          ? { ShardIteratorType: "TRIM_HORIZON" }
          : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber }),
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
      const last = page.Records.at(-1)?.dynamodb.SequenceNumber;
      if (last !== undefined) positions[shard] = last;
    }
    // DynamoDB Local closes a shard after some hours and goes on in a new one.
    if (closed) await rescan();
    return found;
  };
  return { open: rescan, read };
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
    ledger: Ledger;
    seen: (record: StreamRecord) => void;
    readers: ((records: StreamRecord[]) => Promise<void>)[];
  },
): Promise<Stream> {
  const { ledger } = parts;
  const kept = ledger.all(POSITIONS).find(([id]) => id === streamArn)?.[1];
  const positions = Positions.parse(kept ?? {});
  const shards = openShards(dynamo, streamArn, positions);
  await shards.open();
  const lanes = parts.readers.map(() => Promise.resolve());
  const pending = parts.readers.map((): StreamRecord[] => []);
  let reading = false;
  let touched = false;
  let stopped = false;
  let held = false;

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
    // What was read and is not done with is read again when the process is killed: at least once, as in AWS.
    const upTo = { ...positions };
    void Promise.all(lanes).then(() => {
      if (!stopped) ledger.put(POSITIONS, streamArn, upTo);
    });
  };
  const readAll = async (): Promise<void> => {
    for (let first = true; touched && !stopped && !held; first = false) {
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
  const touch = (): void => {
    touched = true;
    if (reading || held) return;
    reading = true;
    const end = parts.activity.begin();
    void readAll()
      .catch((error: unknown) => {
        if (!stopped) console.error("The stream could not be read:", error);
      })
      .finally(() => {
        reading = false;
        end();
        // Released while the last read was ending: it would wait for the next write.
        if (touched && !held && !stopped) touch();
      });
  };
  return {
    touch,
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      touch();
    },
    stop: () => {
      stopped = true;
    },
  };
}
