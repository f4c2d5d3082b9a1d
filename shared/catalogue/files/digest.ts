import { createHash } from "node:crypto";
import { contentOf, type ItemContent } from "../items/model.ts";

/** A text by 32 characters: that of a page, to tell whether the same file comes again. */
export const digestOf = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 32);

/** The same for what an item says, to tell whether somebody has changed it since it was imported. */
export const contentDigest = (content: ItemContent): string => digestOf(JSON.stringify(contentOf(content)));
