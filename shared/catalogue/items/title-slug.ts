import slugify from "@sindresorhus/slugify";
import { LONGEST_SLUG } from "./address.ts";

// Apart from address.ts because of the library, which knows how every script is written in Latin letters: few need an address for a new title.

/** An address made of a title: `CT alignment & lesion detection` becomes `ct-alignment-and-lesion-detection`. Of a title without letters, `item`. */
export const slugOf = (title: string): string => {
  const slug = slugify(title.slice(0, 200), { decamelize: false })
    .slice(0, LONGEST_SLUG)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return slug === "" ? "item" : slug;
};
