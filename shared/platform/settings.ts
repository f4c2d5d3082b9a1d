import * as z from "zod/mini";
import { Fault } from "./keys.ts";

const text = (least = 1) => z.string().check(z.minLength(least));

/** Every setting a function may have. A function reads those it needs; the infrastructure sets a setting and grants its right in one call. */
const settings = {
  TABLE_NAME: () => text(3),
  BUS_NAME: () => text(),
  LETTERS_QUEUE_URL: () => z.url(),
  NOTICES_QUEUE_URL: () => z.url(),
  NEWS_QUEUE_URL: () => z.url(),
  FILES_BUCKET: () => text(3),
  /** Where files wait that browsers sent straight to it, until their form comes. */
  UPLOADS_BUCKET: () => text(3),
  EXPORTS_BUCKET: () => text(3),
  /** Where mail lies as it came. */
  MAIL_BUCKET: () => text(3),
  CONFIGURATION_SET: () => text(),
  MAIL_FROM: () => z.email(),
  /** The same address, for who only has to know it and may not send. */
  LETTERS_FROM: () => z.email(),
  TEAM_INBOX: () => z.email(),
  /** Where answers go to letters that belong to no conversation. */
  ENQUIRY_ADDRESS: () => z.email(),
  /** The domain at which mail comes in; signed addresses for answers are under it. */
  INCOMING_DOMAIN: () => z.hostname(),
  PROGRAMME_NAME: () => text(),
  SITE_URL: () => z.url(),
  /** The secret that links are signed with. */
  SECRET_ID: () => text(),
  /** The secret that the desk's sessions and forms are signed with; no other function may read it. */
  DESK_SECRET_ID: () => text(),
  /** The secret that the front door shows with each request it hands on. */
  FRONT_DOOR_SECRET_ID: () => text(),
  OIDC_ISSUER: () => z.url(),
  OIDC_CLIENT_ID: () => text(),
  ASSETS_PATH: () => z.string().check(z.startsWith("/")),
} as const;

/** The name of a setting. */
export type Setting = keyof typeof settings;

type Environment = Readonly<Record<string, string | undefined>>;

const hasAll = <Name extends Setting>(
  found: Environment,
  names: readonly Name[],
): found is Readonly<Record<Name, string>> =>
  names.every((name) => settings[name]().safeParse(found[name]).success);

/** Reads these settings out of `environment`. Throws an error that names all that are missing or malformed. */
export const readSettings = <const Name extends Setting>(
  names: readonly Name[],
  environment: Environment,
): Readonly<Record<Name, string>> => {
  const found = Object.fromEntries(names.map((name) => [name, environment[name]]));
  if (hasAll(found, names)) return found;
  const wrong = names.filter((name) => !hasAll(found, [name]));
  throw new Fault(`Settings are missing or malformed: ${wrong.join(", ")}.`);
};
