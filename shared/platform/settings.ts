import * as z from "zod";

/** Every setting a function may have. A function picks those it needs; the infrastructure sets a setting and grants its right in one call. */
export const settings = z.object({
  TABLE_NAME: z.string().min(3),
  BUS_NAME: z.string().min(1),
  LETTERS_QUEUE_URL: z.url(),
  FILES_BUCKET: z.string().min(3),
  EXPORTS_BUCKET: z.string().min(3),
  MAIL_BUCKET: z.string().min(3),
  CONFIGURATION_SET: z.string().min(1),
  MAIL_FROM: z.email(),
  /** The same address, for who only has to know it and may not send. */
  LETTERS_FROM: z.email(),
  TEAM_INBOX: z.email(),
  /** Where answers go to letters that belong to no conversation. */
  ENQUIRY_ADDRESS: z.email(),
  /** The domain at which mail comes in; signed addresses for answers are under it. */
  INCOMING_DOMAIN: z.hostname(),
  PROGRAMME_NAME: z.string().min(1),
  SITE_URL: z.url(),
  SECRET_ID: z.string().min(1),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  ASSETS_PATH: z.string().startsWith("/"),
});

/** Reads the picked settings out of `environment`. Throws an error that lists all that is missing or malformed. */
export const readSettings = <Schema extends z.ZodType>(
  picked: Schema,
  environment: Readonly<Record<string, string | undefined>>,
): z.infer<Schema> => {
  const read = picked.safeParse(environment);
  if (read.success) return read.data;
  throw new Error(`Settings are missing or malformed.\n${z.prettifyError(read.error)}`);
};
