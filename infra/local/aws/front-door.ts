import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import * as z from "zod/mini";
import type { Buckets } from "./buckets.ts";
import { Associations, type Guard, guardOf } from "./edge-functions.ts";
import { compressing, encodingsOf, withEncodings } from "./encodings.ts";
import type { ApiAnswer, ApiRequest, HttpApi, Origin } from "./http-api.ts";
import type { ResolvedTemplate } from "./template.ts";

/** Answers a request under `/_local`, or nothing when it is not for it. */
export type LocalPage = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  body: Buffer,
) => Promise<void>;

const Behaviour = z.looseObject({
  TargetOriginId: z.string(),
  PathPattern: z._default(z.string(), "*"),
  OriginRequestPolicyId: z.optional(z.string()),
  CachePolicyId: z.string(),
  Compress: z._default(z.boolean(), false),
  FunctionAssociations: Associations,
});
const ForwardedHeaders = z.object({
  OriginRequestPolicyConfig: z.looseObject({
    HeadersConfig: z.object({ HeaderBehavior: z.literal("whitelist"), Headers: z.array(z.string()) }),
  }),
});
const Distribution = z.object({
  DistributionConfig: z.looseObject({
    Origins: z.array(
      z.looseObject({
        Id: z.string(),
        DomainName: z.string(),
        OriginCustomHeaders: z._default(
          z.array(z.object({ HeaderName: z.string(), HeaderValue: z.string() })),
          [],
        ),
      }),
    ),
    DefaultCacheBehavior: Behaviour,
    CacheBehaviors: z._default(z.array(Behaviour), []),
    CustomErrorResponses: z._default(
      z.array(z.looseObject({ ErrorCode: z.number(), ResponsePagePath: z.optional(z.string()) })),
      [],
    ),
  }),
});

/** What `/assets/*` and the like match. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  );

const bucketOrigin =
  (bucket: string, buckets: Buckets): Origin =>
  async (request) => {
    const key = decodeURIComponent(request.url.split("?")[0] ?? "").slice(1);
    const found = await buckets.read(bucket, key);
    // CloudFront may not list the bucket, so a missing file is a refusal there; the browser shows the same.
    if (found === undefined)
      return {
        status: 403,
        headers: { "content-type": "application/xml" },
        body: "<Error><Code>AccessDenied</Code></Error>",
      };
    return {
      status: 200,
      headers: { "content-type": found.type, "cache-control": "public, max-age=31536000, immutable" },
      body: found.body,
    };
  };

/** A test that plays many visitors from one machine names the address of each. There is no such header in AWS. */
const PLAYED = "x-local-viewer";

const viewerOf = ({ headers, sourceIp }: ApiRequest): string => String(headers[PLAYED] ?? sourceIp);

// What CloudFront sends to an origin whatever the policy says; of encodings, those that the cache policy leaves (encodings.ts).
const ALWAYS = ["host", "user-agent", "content-length", "cookie", "accept-encoding"] as const;

/** The headers that an origin is sent: those that its policy names, with the visitor's address as CloudFront gives it. Throws on a policy of another sort. */
const forwarding = (
  template: ResolvedTemplate,
  policyId: string | undefined,
): ((request: ApiRequest) => ApiRequest) => {
  const policy = template
    .ofType("AWS::CloudFront::OriginRequestPolicy")
    .find(({ name }) => name === policyId);
  if (policy === undefined) return (request) => request;
  const { Headers } = ForwardedHeaders.parse(policy.properties).OriginRequestPolicyConfig.HeadersConfig;
  const named = new Set<string>([...ALWAYS, ...Headers.map((name) => name.toLowerCase())]);
  return (request) => {
    const seen = { ...request.headers, "cloudfront-viewer-address": `${viewerOf(request)}:50000` };
    const headers = Object.fromEntries(Object.entries(seen).filter(([name]) => named.has(name)));
    return { ...request, headers };
  };
};

/** An origin whose errors are shown as the distribution says: those that have a page, by that page. */
const withErrorPages =
  (origin: Origin, pageOf: (status: number) => Promise<ApiAnswer> | undefined): Origin =>
  async (request) => {
    const answer = await origin(request);
    const page = await pageOf(answer.status);
    return page?.status === 200 ? { ...page, status: answer.status } : answer;
  };

/** What the front door leads to, and where it gets what it shows them. */
interface DoorParts {
  apis: HttpApi[];
  buckets: Buckets;
  /** A text of the template with what it names of secrets put in. */
  filledIn: (text: string) => string;
}

/** Where each request goes, as the template's distribution says; without one, to the only HTTP API. */
const routesOf = (
  template: ResolvedTemplate,
  { apis, buckets, filledIn }: DoorParts,
): { matches: RegExp; guard?: Guard; origin: Origin }[] => {
  const [resource] = template.ofType("AWS::CloudFront::Distribution");
  const [only] = apis;
  if (resource === undefined) return only === undefined ? [] : [{ matches: /^/, origin: only.handle }];
  const { Origins, CacheBehaviors, DefaultCacheBehavior, CustomErrorResponses } = Distribution.parse(
    resource.properties,
  ).DistributionConfig;
  const pageOf = (status: number): Promise<ApiAnswer> | undefined => {
    const path = CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === status)?.ResponsePagePath;
    if (path === undefined) return undefined;
    const asked = { method: "GET", url: path, headers: {}, body: Buffer.alloc(0), sourceIp: "" };
    return routes.find(({ matches }) => matches.test(path))?.origin(asked);
  };
  const routes = [...CacheBehaviors, DefaultCacheBehavior].map((behaviour) => {
    const target = Origins.find(({ Id }) => Id === behaviour.TargetOriginId);
    const domain = target?.DomainName ?? "";
    // CloudFront puts these over whatever a visitor sends under the same names.
    const shown = Object.fromEntries(
      (target?.OriginCustomHeaders ?? []).map(({ HeaderName, HeaderValue }) => [
        HeaderName.toLowerCase(),
        filledIn(HeaderValue),
      ]),
    );
    const api = apis.find(({ id }) => domain.startsWith(`${id}.execute-api.`));
    const bucket = template.ofType("AWS::S3::Bucket").find(({ name }) => domain.startsWith(`${name}.s3.`));
    const matches = patternOf(behaviour.PathPattern === "*" ? "*" : behaviour.PathPattern);
    const forward = forwarding(template, behaviour.OriginRequestPolicyId);
    const guard = guardOf(template, behaviour.FunctionAssociations);
    const known = encodingsOf(template, behaviour.CachePolicyId);
    const through = (origin: Origin): Origin => (behaviour.Compress ? compressing(origin) : origin);
    const ask = (origin: Origin): Origin => {
      const ready = through(origin);
      return (request) => ready(withEncodings(request, known));
    };
    if (api !== undefined) {
      const showing = (request: ApiRequest): ApiRequest => ({
        ...request,
        headers: { ...request.headers, ...shown },
      });
      const whole: Origin = (request) => api.handle(showing(forward(request)));
      return { matches, guard, origin: withErrorPages(ask(whole), pageOf) };
    }
    if (bucket !== undefined) return { matches, guard, origin: ask(bucketOrigin(bucket.name, buckets)) };
    throw new Error(
      `${resource.id} leads to ${domain}, which is neither an HTTP API nor a bucket of the template.`,
    );
  });
  return routes;
};

const MOST_BYTES = 6 * 1_048_576;

const readBody = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= MOST_BYTES) chunks.push(bytes);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks);
};

/** Opens the site on a port: what the distribution does in AWS, and the pages of the local stack under `/_local`. */
export async function openFrontDoor(
  port: number,
  template: ResolvedTemplate,
  parts: DoorParts & { local: LocalPage },
): Promise<Server> {
  const routes = routesOf(template, parts);
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request);
    const target = request.url ?? "/";
    const path = target.split("?")[0] ?? "/";
    const route = routes.find(({ matches }) => matches.test(path));
    const stopped = route?.guard?.({
      method: request.method ?? "GET",
      url: target,
      headers: request.headers,
    });
    if (stopped !== undefined) {
      response.writeHead(stopped.status, stopped.headers).end(stopped.body);
      return;
    }
    if (body === undefined) {
      response
        .writeHead(413, { "content-type": "application/json" })
        .end('{"message":"Request Entity Too Large"}');
      return;
    }
    if (target === "/_local" || target.startsWith("/_local/") || target.startsWith("/_local?")) {
      await parts.local(
        request,
        response,
        new URL(target, `http://${request.headers.host ?? "localhost"}`),
        body,
      );
      return;
    }
    const headers = {
      ...request.headers,
      "x-correlation-id": String(request.headers["x-correlation-id"] ?? randomUUID()),
    };
    const answer = await route?.origin({
      method: request.method ?? "GET",
      url: target,
      headers,
      body,
      sourceIp: request.socket.remoteAddress ?? "127.0.0.1",
    });
    response.writeHead(answer?.status ?? 404, {
      ...answer?.headers,
      "x-correlation-id": headers["x-correlation-id"],
    });
    response.end(request.method === "HEAD" ? undefined : answer?.body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error("The front door failed:", error);
      if (!response.headersSent) response.writeHead(502);
      response.end();
    });
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, () => done());
  });
  return server;
}
