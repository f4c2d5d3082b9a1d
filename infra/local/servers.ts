import type { Server } from "node:http";
import { join } from "node:path";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import type { Assembly } from "./assembly.ts";
import { type Buckets, noBuckets, startBuckets } from "./buckets.ts";
import { type Addresses, createControl } from "./control.ts";
import { createTable, type Dynamo } from "./dynamo.ts";
import { openFrontDoor } from "./front-door.ts";
import { createHttpApi } from "./http-api.ts";
import { startInbox } from "./inbox.ts";
import { freePort } from "./ports.ts";
import { startReceipt } from "./receipt.ts";
import { startSignIn } from "./sign-in.ts";
import type { StreamRecord } from "./sources.ts";
import { followStream, type Stream } from "./streams.ts";
import type { ResolvedTemplate } from "./template.ts";
import type { Ground, Wiring } from "./wiring.ts";

/** Where each server of one stack listens. */
export interface Places {
  site: string;
  gateway: string;
  inbox: string;
  ports: { site: number; gateway: number; inbox: number; smtp: number; dynamo: number; buckets: number };
}

/** Picks a free port for everything that was not given one. */
export const choosePlaces = async ({
  port,
  inboxPort,
  smtpPort,
}: {
  port?: number;
  inboxPort?: number;
  smtpPort?: number;
}): Promise<Places> => {
  const ports = {
    site: port ?? (await freePort()),
    inbox: inboxPort ?? (await freePort()),
    smtp: smtpPort ?? (await freePort()),
    gateway: await freePort(),
    dynamo: await freePort(),
    buckets: await freePort(),
  };
  return {
    site: `http://localhost:${ports.site}`,
    gateway: `http://127.0.0.1:${ports.gateway}`,
    inbox: `http://localhost:${ports.inbox}`,
    ports,
  };
};

/** Ends a server and whatever is connected to it. */
export const close = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

/** Collects the ways to undo a start, so that a start that fails half way leaves nothing behind. */
export const undoList = () => {
  const undo: (() => Promise<unknown> | unknown)[] = [];
  return {
    add: (step: () => Promise<unknown> | unknown) => undo.unshift(step),
    run: async () => {
      for (const step of undo.splice(0)) await step();
    },
  };
};
/** The ways back of one start. */
export type UndoList = ReturnType<typeof undoList>;

const Letter = z.looseObject({ id: z.string(), correlation: z.string() });

/** Notes the entries of the journal, and to which correlation each letter belongs, as the stream brings them. */
const noteRecords =
  ({ recorder }: Ground) =>
  (record: StreamRecord): void => {
    const image = record.dynamodb.NewImage;
    const key = record.dynamodb.Keys["pk"]?.S ?? "";
    if (record.eventName !== "INSERT" || image === undefined) return;
    if (!key.startsWith("JOURNAL#") && !key.startsWith("LETTER#")) return;
    const item: Record<string, unknown> = unmarshall(JSON.parse(JSON.stringify(image)));
    const { entry } = item;
    const letter = Letter.safeParse(item);
    if (typeof entry === "object" && entry !== null) recorder.entry({ ...entry });
    else if (letter.success) recorder.letterCorrelations.set(letter.data.id, letter.data.correlation);
  };

/** Makes the tables of the template and starts handing on what their streams bring. */
export const startTables = async (
  template: ResolvedTemplate,
  dynamo: Dynamo,
  wiring: Wiring,
  ground: Ground,
  keptData: boolean,
): Promise<Stream[]> => {
  const streams: Stream[] = [];
  for (const table of template.ofType("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable")) {
    const streamArn = await createTable(dynamo, table);
    if (streamArn === undefined) continue;
    const readers = wiring.readersOf(table);
    streams.push(
      await followStream(dynamo, streamArn, {
        activity: ground.activity,
        keptData,
        seen: noteRecords(ground),
        readers,
      }),
    );
  }
  return streams;
};

/** Starts the buckets of the template, if it has any. `data` is where everything is kept between starts. */
export const startObjects = (
  template: ResolvedTemplate,
  places: Places,
  { assetsDirectory }: Pick<Assembly, "assetsDirectory">,
  data: string | undefined,
): Promise<Buckets> => {
  const buckets = template.ofType("AWS::S3::Bucket");
  if (buckets.length === 0) return Promise.resolve(noBuckets);
  const bucket = template.outputs["AssetsBucket"];
  const upload =
    assetsDirectory === undefined || typeof bucket !== "string"
      ? undefined
      : { bucket, directory: assetsDirectory };
  const directory = data === undefined ? undefined : join(data, "buckets");
  return startBuckets(places.ports.buckets, buckets, { upload, directory });
};

/** Starts what people and browsers see: inbox, sign-in, and the front door last. */
export const startServers = async (
  template: ResolvedTemplate,
  places: Places,
  given: { wiring: Wiring; ground: Ground; addresses: Addresses; buckets: Buckets },
  undo: UndoList,
): Promise<void> => {
  const { wiring, ground, addresses, buckets } = given;
  const inbox = await startInbox(places.ports.inbox);
  undo.add(() => close(inbox));
  const signIn = await startSignIn(places.site, ground.clock.now);
  undo.add(signIn.stop);
  const { region } = addresses;
  const receipt = await startReceipt(places.ports.smtp, template, { ground, wiring, buckets, region });
  undo.add(receipt.stop);
  const apis = template
    .ofType("AWS::ApiGatewayV2::Api")
    .map((api) => createHttpApi(api, template, wiring.calls));
  const local = createControl({
    ...ground,
    addresses: () => addresses,
    mail: wiring.mail,
    queues: wiring.queues,
    signIn,
  });
  const door = await openFrontDoor(places.ports.site, template, { apis, buckets, local });
  undo.add(() => close(door));
};
