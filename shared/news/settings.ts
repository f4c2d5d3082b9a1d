import * as z from "zod/mini";
import { type Key, readItem, type Table } from "../platform/dynamo.ts";

/** How news goes out. */
export const newsSettingsSchema = z.lazy(() =>
  z.object({
    version: z.int().check(z.nonnegative()),
    /** The most letters of news to a person within seven days; 0 is no limit. What is over it goes into their next digest. */
    limit: z.int().check(z.minimum(0), z.maximum(20)),
    /** The most letters of a newsletter within a minute. */
    perMinute: z.int().check(z.minimum(40), z.maximum(3000)),
    /** The weekday of the digest, 1 for Monday to 5 for Friday. The monthly one goes on the first of them in a month. */
    digestDay: z.int().check(z.minimum(1), z.maximum(5)),
  }),
);

/** How news goes out. */
export type NewsSettings = z.infer<typeof newsSettingsSchema>;

/** Until the team sets it otherwise: what is left of the mail service's 14 letters a second after service letters. */
export const firstNewsSettings: NewsSettings = { version: 0, limit: 3, perMinute: 600, digestDay: 2 };

/** Where it is kept how news goes out. */
export const newsSettingsKey: Key = { pk: "NEWS-SETTINGS", sk: "NEWS-SETTINGS" };

/** How news goes out at present. One read. */
export const readNewsSettings = async (table: Table): Promise<NewsSettings> => {
  const item = await readItem(table, newsSettingsKey);
  return item === undefined ? firstNewsSettings : newsSettingsSchema.parse(item["settings"]);
};
