import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as z from "zod/mini";
import type { ApiRequest, Origin } from "./http-api.ts";
import type { ResolvedTemplate } from "./template.ts";

/** An encoding that CloudFront knows, the one it likes best first. */
type Encoding = "br" | "gzip";

// The policies that AWS has ready, by their ids.
const MANAGED: Readonly<Record<string, readonly Encoding[]>> = {
  "658327ea-f89d-4fab-a63d-7e88639e58f6": ["br", "gzip"],
  "4135ea2d-6df8-44a3-9df3-4b5a84be39ad": [],
};

const CachePolicy = z.object({
  CachePolicyConfig: z.object({
    MaxTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      EnableAcceptEncodingBrotli: z._default(z.boolean(), false),
      EnableAcceptEncodingGzip: z.boolean(),
    }),
  }),
});

/** The encodings that a cache policy lets through: none where nothing may be kept, which is CloudFront's rule. Throws on a policy that is not known. */
export const encodingsOf = (template: ResolvedTemplate, policyId: string): readonly Encoding[] => {
  const managed = MANAGED[policyId];
  if (managed !== undefined) return managed;
  const policy = template.ofType("AWS::CloudFront::CachePolicy").find(({ name }) => name === policyId);
  if (policy === undefined) throw new Error(`${policyId} is no cache policy that the local stack knows.`);
  const { MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: sent } = z.parse(
    CachePolicy,
    policy.properties,
  ).CachePolicyConfig;
  if (MaxTTL === 0) return [];
  return [
    ...(sent.EnableAcceptEncodingBrotli ? (["br"] as const) : []),
    ...(sent.EnableAcceptEncodingGzip ? (["gzip"] as const) : []),
  ];
};

/** The request as CloudFront passes it on: of the encodings that the browser takes, those that are let through, in CloudFront's order. */
export const withEncodings = (request: ApiRequest, known: readonly Encoding[]): ApiRequest => {
  const { "accept-encoding": accepted = "", ...headers } = request.headers;
  const named = String(accepted)
    .split(",")
    .map((one) => one.split(";")[0]?.trim());
  const left = known.filter((encoding) => named.includes(encoding)).join(",");
  return { ...request, headers: left === "" ? headers : { ...headers, "accept-encoding": left } };
};

const COMPRESSES: Readonly<Record<Encoding, (bytes: Buffer) => Buffer>> = {
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes) => gzipSync(bytes),
};

// Of CloudFront's list, the types that we have.
const TYPES = /^(text\/(css|html|javascript|plain|xml)|image\/svg\+xml|application\/(javascript|json|xml))/;
const LEAST_BYTES = 1000;

/** Compresses what an origin answers, as CloudFront does for a behaviour that says `Compress`: files of some types, of 1,000 bytes and more. */
export const compressing =
  (origin: Origin): Origin =>
  async (request) => {
    const answer = await origin(request);
    const [encoding] = String(request.headers["accept-encoding"] ?? "").split(",");
    const bytes = Buffer.from(answer.body);
    if (encoding !== "br" && encoding !== "gzip") return answer;
    if (answer.status !== 200 || answer.headers["content-encoding"] !== undefined) return answer;
    if (!TYPES.test(String(answer.headers["content-type"])) || bytes.length < LEAST_BYTES) return answer;
    return {
      ...answer,
      headers: { ...answer.headers, "content-encoding": encoding, vary: "accept-encoding" },
      body: COMPRESSES[encoding](bytes),
    };
  };
