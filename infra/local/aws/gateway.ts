import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Faults } from "../bench/faults.ts";
import type { IndexLagSwitch } from "../bench/index-lag.ts";
import type { Invocation, Recorder } from "../bench/recorder.ts";
import { type ApiCall, ApiError, neededRights, type Operation, readCall } from "./calls.ts";
import type { Correlations } from "./correlations.ts";
import type { Cors } from "./cors.ts";
import type { Dynamo } from "./dynamo.ts";
import type { LocalFunction } from "./functions.ts";
import type { Permissions } from "./iam.ts";
import { objectIn } from "./object-rights.ts";
import type { Objects } from "./objects.ts";
import {
  asApiError,
  conflict,
  FORBIDDEN,
  jsonReply,
  type Reply,
  refusalReply,
  THROTTLED,
} from "./replies.ts";
import type { Scanner } from "./scanner.ts";

/** What the gateway needs of the rest of the stack. */
export interface GatewayParts {
  dynamo: Dynamo;
  indexes: IndexLagSwitch;
  functions: Map<string, LocalFunction>;
  permissions: Permissions;
  operations: Record<string, Operation>;
  objects: Objects;
  /** What browsers may do there from pages of other origins. */
  cors: Cors;
  /** Looks at what is put there. */
  scanner: Scanner;
  /** Says that a table was written. */
  wrote: () => void;
  busy: Map<string, Invocation>;
  recorder: Recorder;
  correlations: Correlations;
  faults: Faults;
  now: () => number;
  where: { region: string; account: string; identity: (from: string) => string };
}

/** The access key of command-line tools and tests: it may do everything and is not counted. */
export const OPERATOR = "operator";

const READS = new Set([
  "GetItem",
  "BatchGetItem",
  "TransactGetItems",
  "Query",
  "Scan",
  "DescribeTable",
  "ListTables",
  "GetSecretValue",
  "GetObject",
  "HeadObject",
  "GetObjectTagging",
  "ListBucketVersions",
]);
const isSideEffect = (call: ApiCall): boolean => !READS.has(call.action.split(":")[1] ?? "");

const MOST_CORRELATIONS = 50;

/** What a schedule starts gets its correlations from what it writes. */
const learnCorrelations = ({ correlations }: Invocation, written: readonly string[]): void => {
  for (const found of written) {
    if (!correlations.includes(found) && correlations.length < MOST_CORRELATIONS) correlations.push(found);
  }
};

/** What somebody is told who is not there any more. */
const ended = (): ApiError =>
  new ApiError(400, "InvocationEnded", "This invocation has ended (injected crash)");

/** The one place every SDK call of this machine goes through: it asks who calls, whether they may, and what goes wrong. */
class Gateway {
  readonly #parts: GatewayParts;
  readonly #sideEffects = new WeakMap<Invocation, number>();

  constructor(parts: GatewayParts) {
    this.#parts = parts;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { method = "GET", url = "/", headers } = request;
    const { cors } = this.#parts;
    let reply: Reply | "dropped";
    let call: ApiCall | undefined;
    try {
      if (method === "OPTIONS") reply = cors.preflight(url, headers);
      else {
        call = readCall({ method, url, headers, raw: Buffer.concat(chunks), now: this.#parts.now() });
        reply = await this.#answer(call);
      }
    } catch (error) {
      reply = refusalReply(asApiError(error), call?.service);
    }
    if (reply === "dropped") {
      request.socket.destroy();
      return;
    }
    response.writeHead(reply.status, {
      ...reply.headers,
      ...cors.allowing(url, method, headers.origin),
      "x-amzn-requestid": reply.headers["x-amzn-requestid"] ?? crypto.randomUUID(),
    });
    response.end(reply.body);
  }

  async #answer(call: ApiCall): Promise<Reply | "dropped"> {
    if (call.accessKey === OPERATOR) return this.#carryOut(call);
    const target = this.#parts.functions.get(call.accessKey.replace(/\.\d+$/, ""));
    if (target === undefined)
      throw new ApiError(
        403,
        "UnrecognizedClientException",
        `The access key ${call.accessKey} is no function's.`,
      );
    if (target.isCutOff(call.accessKey)) throw ended();
    // Whoever follows a presigned address acts with a function's rights, and not in what the function is doing.
    const invocation = call.presigned ? undefined : this.#parts.busy.get(call.accessKey);
    if (invocation !== undefined) invocation.calls[call.action] = (invocation.calls[call.action] ?? 0) + 1;
    await this.#authorize(call, target, invocation);
    if (invocation !== undefined && isSideEffect(call) && call.service !== "s3")
      learnCorrelations(invocation, this.#parts.correlations.ofWrite(call.raw));
    if (!isSideEffect(call)) {
      this.#before(call);
      return this.#carryOut(call);
    }
    return this.#sideEffect(call, target, invocation);
  }

  async #authorize(call: ApiCall, target: LocalFunction, invocation: Invocation | undefined): Promise<void> {
    const { where, recorder, permissions, now } = this.#parts;
    const principal = `arn:aws:sts::${where.account}:assumed-role/${target.role}/${target.name}`;
    const tags = call.service === "s3" ? await this.#parts.scanner.tagsOf(call.path) : {};
    for (const needed of neededRights(call, where)) {
      const right = { ...needed, context: { ...needed.context, ...tags } };
      const refusal = await permissions.refusal(target.role, principal, right);
      const used = `${target.label} ${right.action} ${right.resource}`;
      if (refusal === undefined) {
        recorder.used.set(used, (recorder.used.get(used) ?? 0) + 1);
        continue;
      }
      const correlations = invocation?.correlations ?? [];
      recorder.refusal({
        function: target.label,
        action: right.action,
        resource: right.resource,
        invocation: invocation?.id,
        correlations,
        at: new Date(now()).toISOString(),
      });
      const [status, code] = FORBIDDEN[call.service] ?? [400, "AccessDeniedException"];
      throw new ApiError(status, code, refusal);
    }
  }

  /** A fault that stops a call before it is carried out. */
  #before(call: ApiCall): void {
    if (call.service === "events" || !this.#parts.faults.happens("throttle")) return;
    const [status, code] = THROTTLED[call.service] ?? [400, "ThrottlingException"];
    throw new ApiError(status, code, "Rate exceeded (injected)");
  }

  async #sideEffect(
    call: ApiCall,
    target: LocalFunction,
    invocation: Invocation | undefined,
  ): Promise<Reply | "dropped"> {
    const { faults, correlations } = this.#parts;
    const number = invocation === undefined ? 0 : (this.#sideEffects.get(invocation) ?? 0) + 1;
    if (invocation !== undefined) this.#sideEffects.set(invocation, number);
    const effect = {
      function: target.label,
      call: number,
      action: call.action,
      behalf: () => correlations.ofCall(call, invocation?.correlations ?? []),
    };
    const crash = (when: "before" | "after"): boolean => {
      if (!faults.crashesHere(effect, when) && !faults.happens("crash")) return false;
      target.crash(
        call.accessKey,
        `RequestId: ${invocation?.id} Error: Runtime exited with error: signal: killed (injected ${when} ${call.action})`,
      );
      return true;
    };
    if (crash("before")) throw ended();
    this.#before(call);
    if (call.action.startsWith("dynamodb:") && faults.happens("conflict")) {
      const refused = conflict(call);
      if (refused instanceof ApiError) throw refused;
      return refused;
    }
    const reply = await this.#carryOut(call);
    if (crash("after")) throw ended();
    if (reply.status === 200 && call.service === "ses" && faults.happens("mail-timeout")) return "dropped";
    if (reply.status === 200 && faults.happens("fail-after-commit"))
      throw new ApiError(
        500,
        "InternalServerError",
        "Internal failure (injected after the call was carried out)",
      );
    return reply;
  }

  async #carryOut(call: ApiCall): Promise<Reply> {
    const { dynamo, indexes, operations, wrote } = this.#parts;
    if (call.service === "dynamodb") {
      const target = String(call.headers["x-amz-target"]);
      const reply = await indexes.through(target, call.raw, (body) => dynamo.forward(target, body));
      if (isSideEffect(call)) wrote();
      return reply;
    }
    if (call.service === "s3") {
      const { reply, put } = await this.#parts.objects.carryOut(call);
      const { bucket, key } = objectIn(call.path);
      if (put !== undefined) await this.#parts.scanner.scan(bucket, key, put);
      return reply;
    }
    const operation = operations[call.action];
    if (operation === undefined)
      throw new ApiError(400, "UnknownOperationException", `The local stack does not run ${call.action}.`);
    const result = await operation(call);
    // Lambda has accepted the event, and says no more.
    return call.service === "lambda" ? { status: 202, headers: {}, body: "" } : jsonReply(200, result);
  }
}

/** Starts the gateway on a port of this machine. */
export async function startGateway(port: number, parts: GatewayParts): Promise<Server> {
  const gateway = new Gateway(parts);
  const server = createServer((request, response) => {
    gateway.handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  return server;
}
