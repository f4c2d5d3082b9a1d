import slugify from "@sindresorhus/slugify";

const LONGEST = 80;

/** What the last part of an address looks like: words of small letters and digits with single hyphens between them. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a text can be the last part of an item's address. No fixed address of the catalogue can be one: those have a dot. */
export const isSlug = (text: string): boolean => text.length <= LONGEST && SLUG.test(text);

/** An address made of a title: `CT alignment & lesion detection` becomes `ct-alignment-and-lesion-detection`. Of a title without letters, `item`. */
export const slugOf = (title: string): string => {
  const slug = slugify(title.slice(0, 200), { decamelize: false })
    .slice(0, LONGEST)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  return slug === "" ? "item" : slug;
};

/** The address to try next where `slug` was taken by another item: `bed-forecast`, `bed-forecast-2`, `bed-forecast-3` ... */
export const nextSlug = (slug: string, attempt: number): string => {
  if (attempt === 1) return slug;
  const end = `-${attempt}`;
  return `${slug.slice(0, LONGEST - end.length).replace(/-+$/, "")}${end}`;
};
