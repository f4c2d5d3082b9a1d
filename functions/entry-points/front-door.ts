import { timingSafeEqual } from "node:crypto";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { fetchSigningKeys } from "../../shared/platform/secret.ts";
import { readSettings } from "../../shared/platform/settings.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { toResult } from "./answer.ts";
import { logSecurity } from "./security-log.ts";

/** What CloudFront shows with every request that it hands on, and replaces when a visitor sends one of that name. */
const SHOWN = "x-front-door";

/** How long a key that was not known is taken to be none: whoever comes by the back cannot have us ask for the secret at every knock. */
const ASKED_AGAIN_AFTER = 60_000;

/** Where the keys of the front door are had, and what time it is. */
interface FrontDoorNeeds {
  readonly keys: () => Promise<SigningKeys>;
  readonly now: () => number;
}

type Handler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

const isOneOf = (keys: SigningKeys, shown: string): boolean =>
  keys
    .map((key) => {
      const [known, given] = [Buffer.from(key), Buffer.from(shown)];
      return known.length === given.length && timingSafeEqual(known, given);
    })
    .some(Boolean);

const realKeys = (): Promise<SigningKeys> =>
  fetchSigningKeys(readSettings(["FRONT_DOOR_SECRET_ID"], process.env).FRONT_DOOR_SECRET_ID);

const REFUSAL = toResult({
  status: 403,
  html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not here</title></head>
<body><main><h1>Not here</h1><p>This address is not for visitors. Go to the programme’s own address.</p></main></body></html>`,
});

/**
 * A web function that answers only what came through the front door: past it nobody counts, and anybody can say that they are any network. It is asked before
 * anything else of a request is looked at. Two keys are good while one takes the other's place; one that is not known is looked for in the secret once more,
 * so that a new one works at once.
 */
export const behindFrontDoor = (
  handle: Handler,
  { keys: fetchKeys, now }: FrontDoorNeeds = { keys: realKeys, now: Date.now },
): Handler => {
  let held: { readonly keys: SigningKeys; readonly since: number } | undefined;
  const knows = async (shown: string): Promise<boolean> => {
    held ??= { keys: await fetchKeys(), since: now() };
    if (isOneOf(held.keys, shown)) return true;
    if (now() - held.since < ASKED_AGAIN_AFTER) return false;
    held = { keys: await fetchKeys(), since: now() };
    return isOneOf(held.keys, shown);
  };
  return async (event, context) => {
    if (await knows(event.headers[SHOWN] ?? "")) return handle(event, context);
    logSecurity("front door passed by", {});
    return REFUSAL;
  };
};
