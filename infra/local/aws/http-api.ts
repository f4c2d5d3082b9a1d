import type { IncomingHttpHeaders } from "node:http";
import * as z from "zod/mini";
import type { LocalFunction } from "./functions.ts";
import type { AsyncCalls } from "./invoke.ts";
import type { ResolvedTemplate, Resource } from "./template.ts";

/** A request as it reaches the HTTP API. */
export interface ApiRequest {
  method: string;
  /** Path and query as sent. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  sourceIp: string;
}

/** An answer for the browser. */
export interface ApiAnswer {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer | string;
}

/** What answers a request: an HTTP API, or a bucket. */
export type Origin = (request: ApiRequest) => Promise<ApiAnswer>;

/** One HTTP API of the template. */
export interface HttpApi {
  id: string;
  handle: (request: ApiRequest) => Promise<ApiAnswer>;
}

const Route = z.object({
  ApiId: z.string(),
  RouteKey: z
    .string()
    .check(
      z.regex(
        /^(\$default|(ANY|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/.*)$/,
        "is no route of an HTTP API",
      ),
    ),
  Target: z.string(),
  AuthorizerId: z.optional(z.string()),
});
const Integration = z.object({
  ApiId: z.string(),
  IntegrationType: z.literal("AWS_PROXY"),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
});
const Permission = z.object({
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.optional(z.string()),
});
const Structured = z.looseObject({
  statusCode: z.number(),
  headers: z._default(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), {}),
  cookies: z._default(z.array(z.string()), []),
  body: z._default(z.string(), ""),
  isBase64Encoded: z._default(z.boolean(), false),
});

interface ReadyRoute {
  key: string;
  method: string;
  segments: string[];
  target: LocalFunction;
}

const split = (path: string): string[] => path.split("/").filter((segment) => segment !== "");

/** How closely a route fits: exact before variable before greedy before `$default`; undefined when it does not. */
const fitOf = (
  route: ReadyRoute,
  method: string,
  path: string,
): { score: number; parameters: Record<string, string> } | undefined => {
  if (route.key === "$default") return { score: 0, parameters: {} };
  if (route.method !== "ANY" && route.method !== method) return undefined;
  const asked = split(path);
  const parameters: Record<string, string> = {};
  let score = route.method === "ANY" ? 1 : 2;
  for (const [index, segment] of route.segments.entries()) {
    const given = asked[index];
    const [, name, greedy] = /^\{(\w+)(\+?)\}$/.exec(segment) ?? [];
    if (given === undefined) return undefined;
    if (name !== undefined && greedy === "+") {
      parameters[name] = asked.slice(index).map(decodeURIComponent).join("/");
      return { score: score + 10, parameters };
    }
    if (name === undefined && segment !== given) return undefined;
    if (name !== undefined) parameters[name] = decodeURIComponent(given);
    score += name === undefined ? 1000 : 100;
  }
  return asked.length === route.segments.length ? { score, parameters } : undefined;
};

const isText = (type: string): boolean =>
  /^text\/|^application\/(json|javascript|xml|[\w.+-]+\+json|[\w.+-]+\+xml)/i.test(type);

const headersOf = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === "cookie"
        ? []
        : [[name, Array.isArray(value) ? value.join(",") : value] as const],
    ),
  );

/** The request in payload format 2.0. A form is base64: API Gateway treats only JSON, XML and text as text. */
const eventOf = (
  request: ApiRequest,
  route: ReadyRoute,
  parameters: Record<string, string>,
  now: number,
  apiId: string,
): Record<string, unknown> => {
  const [rawPath = "/", rawQueryString = ""] = request.url.split(/\?(.*)/s);
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQueryString))
    query[name] = name in query ? `${query[name]},${value}` : value;
  const headers = headersOf(request.headers);
  const text = isText(headers["content-type"] ?? "");
  const host = headers["host"] ?? "localhost";
  return {
    version: "2.0",
    routeKey: route.key,
    rawPath,
    rawQueryString,
    ...(request.headers.cookie !== undefined && { cookies: request.headers.cookie.split(/;\s*/) }),
    headers,
    ...(Object.keys(query).length > 0 && { queryStringParameters: query }),
    requestContext: {
      accountId: "000000000000",
      apiId,
      domainName: host,
      domainPrefix: host.split(".")[0],
      http: {
        method: request.method,
        path: rawPath,
        protocol: "HTTP/1.1",
        sourceIp: request.sourceIp,
        userAgent: headers["user-agent"] ?? "",
      },
      requestId: crypto.randomUUID(),
      routeKey: route.key,
      stage: "$default",
      time: new Date(now).toUTCString(),
      timeEpoch: now,
    },
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    ...(request.body.length > 0 && { body: request.body.toString(text ? "utf8" : "base64") }),
    isBase64Encoded: request.body.length > 0 && !text,
  };
};

const problem = (status: number, message: string): ApiAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ message }),
});

const answerOf = (result: unknown): ApiAnswer => {
  const structured = Structured.safeParse(result);
  if (!structured.success)
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: typeof result === "string" ? result : JSON.stringify(result),
    };
  const { statusCode, headers, cookies, body, isBase64Encoded } = structured.data;
  const plain = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    status: statusCode,
    headers: {
      "content-type": "text/plain;charset=UTF-8",
      ...plain,
      ...(cookies.length > 0 && { "set-cookie": cookies }),
    },
    body: isBase64Encoded ? Buffer.from(body, "base64") : body,
  };
};

/** Makes an HTTP API of the template answer. Throws on a route that it cannot serve as AWS would. */
export function createHttpApi(api: Resource, template: ResolvedTemplate, calls: AsyncCalls): HttpApi {
  const permissions = template
    .ofType("AWS::Lambda::Permission")
    .map(({ properties }) => Permission.parse(properties));
  const routes = template.ofType("AWS::ApiGatewayV2::Route").flatMap((resource): ReadyRoute[] => {
    const route = Route.parse(resource.properties);
    if (route.ApiId !== api.name) return [];
    if (route.AuthorizerId !== undefined)
      throw new Error(`${resource.id} has an authorizer, which the local stack does not run.`);
    const integration = template
      .ofType("AWS::ApiGatewayV2::Integration")
      .find(({ name }) => route.Target === `integrations/${name}`);
    if (integration === undefined)
      throw new Error(`${resource.id} leads to ${route.Target}, which is not in the template.`);
    const target = calls.functionAt(Integration.parse(integration.properties).IntegrationUri);
    const permitted = permissions.some(
      ({ FunctionName, Principal }) =>
        Principal === "apigateway.amazonaws.com" && FunctionName === target.arn,
    );
    if (!permitted)
      throw new Error(`No permission of ${target.label} lets the HTTP API call it for ${route.RouteKey}.`);
    const [method = "", path = ""] = route.RouteKey.split(" ");
    return [{ key: route.RouteKey, method, segments: split(path), target }];
  });
  return {
    id: api.name,
    handle: async (request) => {
      const path = request.url.split("?")[0] ?? "/";
      const best = routes
        .map((route) => ({ route, match: fitOf(route, request.method, path) }))
        .reduce<{ route: ReadyRoute; match: NonNullable<ReturnType<typeof fitOf>> } | undefined>(
          (first, { route, match }) =>
            match !== undefined && (first === undefined || match.score > first.match.score)
              ? { route, match }
              : first,
          undefined,
        );
      if (best === undefined) return problem(404, "Not Found");
      const event = eventOf(request, best.route, best.match.parameters, calls.now(), api.name);
      const answer = await best.route.target.invoke({ event, trigger: `${request.method} ${path}` });
      if (answer.ok) return answerOf(answer.result);
      return answer.kind === "timeout"
        ? problem(503, "Service Unavailable")
        : problem(500, "Internal Server Error");
    },
  };
}
