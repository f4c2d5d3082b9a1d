import { parseDocument, stringify } from "yaml";
import * as z from "zod/mini";
import { type Tag, tagSchema } from "../tags/model.ts";

/** The name of the file that an export has its tags in. */
export const TAG_FILE = "tags.yml";

/** More tags than any list has that people choose from. */
const MOST_TAGS = 500;

/** Tags as an export writes them, by value. */
export const writeTagFile = (tags: readonly Tag[]): string =>
  stringify(
    tags.toSorted((one, other) => (one.value < other.value ? -1 : 1)),
    { aliasDuplicateObjects: false, lineWidth: 0 },
  );

/** The tags of such a file. Undefined where it is none. Never throws. */
export const readTagFile = (text: string): readonly Tag[] | undefined => {
  try {
    const read: unknown = parseDocument(text, { schema: "failsafe" }).toJS({ maxAliasCount: 0 });
    return z.array(tagSchema).check(z.maxLength(MOST_TAGS)).safeParse(read).data;
  } catch {
    return undefined;
  }
};
