import { paths, toPath } from "../../pages/paths.ts";
import type { CatalogueItem } from "./model.ts";

/** The most characters of the last part of an address. */
export const LONGEST_SLUG = 80;

/** What the last part of an address looks like: words of small letters and digits with single hyphens between them. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether a text can be the last part of an item's address. No fixed address of the catalogue can be one: those have a dot. */
export const isSlug = (text: string): boolean => text.length <= LONGEST_SLUG && SLUG.test(text);

/** The address to try next where `slug` was taken by another item: `bed-forecast`, `bed-forecast-2`, `bed-forecast-3` ... */
export const nextSlug = (slug: string, attempt: number): string => {
  if (attempt === 1) return slug;
  const end = `-${attempt}`;
  return `${slug.slice(0, LONGEST_SLUG - end.length).replace(/-$/, "")}${end}`;
};

/** Where the catalogue stands: the site's address without a slash at its end, and what the programme calls itself. */
export interface PublicPlace {
  readonly siteUrl: string;
  readonly programme: string;
}

/** The address of an item's page. */
export const itemUrl = ({ slug }: Pick<CatalogueItem, "slug">, { siteUrl }: PublicPlace): string =>
  `${siteUrl}${toPath(paths.catalogueItem, { slug })}`;
