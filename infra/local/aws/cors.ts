import type { IncomingHttpHeaders } from "node:http";
import * as z from "zod/mini";
import { ApiError } from "./calls.ts";
import type { Reply } from "./replies.ts";
import type { ResolvedTemplate } from "./template.ts";

const Rule = z.object({
  AllowedOrigins: z.array(z.string()),
  AllowedMethods: z.array(z.string()),
  AllowedHeaders: z._default(z.array(z.string()), []),
  MaxAge: z.optional(z.number()),
});
type CorsRule = z.infer<typeof Rule>;
const Bucket = z.object({
  CorsConfiguration: z.optional(z.object({ CorsRules: z.array(Rule) })),
});

/** What pages of other origins may do with the buckets of the template. */
export interface Cors {
  /** The answer to a browser that asks before it calls. Throws S3's refusal where no rule of the bucket allows the call. */
  preflight: (path: string, headers: IncomingHttpHeaders) => Reply;
  /** What an answer says to a browser of this origin: that its page may see it, or nothing. */
  allowing: (path: string, method: string, origin: string | undefined) => Record<string, string>;
}

const NAME = /^\/([^/?]+)/;

const lower = (text: string): string => text.trim().toLowerCase();

const namesIn = (list: string | string[] | undefined): string[] =>
  String(list ?? "")
    .split(",")
    .map(lower)
    .filter((name) => name !== "");

/** Reads the rules of the template's buckets. `rewrite` replaces the addresses that it was made for by those of this stack. */
export const readCors = (template: ResolvedTemplate, rewrite: readonly [string, string][]): Cors => {
  const here = (origin: string): string => rewrite.find(([from]) => from === origin)?.[1] ?? origin;
  const rules = new Map<string, CorsRule[]>(
    template.ofType("AWS::S3::Bucket").map(({ name, properties }) => [
      name,
      (Bucket.parse(properties).CorsConfiguration?.CorsRules ?? []).map((rule) => ({
        ...rule,
        AllowedOrigins: rule.AllowedOrigins.map(here),
      })),
    ]),
  );
  const ruleFor = (path: string, method: string, origin: string | undefined): CorsRule | undefined =>
    rules
      .get(NAME.exec(path)?.[1] ?? "")
      ?.find(
        ({ AllowedOrigins, AllowedMethods }) =>
          origin !== undefined && AllowedOrigins.includes(origin) && AllowedMethods.includes(method),
      );
  const allowing: Cors["allowing"] = (path, method, origin) =>
    origin === undefined || ruleFor(path, method, origin) === undefined
      ? {}
      : { "access-control-allow-origin": origin, vary: "Origin" };
  return {
    allowing,
    preflight: (path, headers) => {
      const method = String(headers["access-control-request-method"] ?? "");
      const asked = namesIn(headers["access-control-request-headers"]);
      const rule = ruleFor(path, method, headers.origin);
      const allowed = rule?.AllowedHeaders.map(lower) ?? [];
      if (rule === undefined || asked.some((name) => !allowed.includes(name)))
        throw new ApiError(
          403,
          "AccessForbidden",
          "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
        );
      return {
        status: 200,
        headers: {
          ...allowing(path, method, headers.origin),
          "access-control-allow-methods": rule.AllowedMethods.join(", "),
          ...(asked.length > 0 && { "access-control-allow-headers": asked.join(", ") }),
          ...(rule.MaxAge !== undefined && { "access-control-max-age": String(rule.MaxAge) }),
        },
        body: "",
      };
    },
  };
};
