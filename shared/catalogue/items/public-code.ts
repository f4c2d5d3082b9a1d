import { stringify } from "yaml";
import { ownValue } from "../../platform/keys.ts";
import type { TagSet } from "../tags/tag-set.ts";
import { itemUrl, type PublicPlace } from "./address.ts";
import { isLicenceExpression } from "./licences.ts";
import type { CatalogueItem } from "./model.ts";

const codeOf = ({ outputs }: CatalogueItem): string | undefined => {
  const code = outputs.find(({ kind, where }) => kind === "code" && where.is === "link");
  return code?.where.is === "link" && /^https?:\/\//i.test(code.where.url) ? code.where.url : undefined;
};

/** Whether an item has what the standard cannot do without: code at an address, and its licence as an SPDX expression. */
export const hasPublicCode = (item: CatalogueItem): boolean =>
  codeOf(item) !== undefined && item.licence !== undefined && isLicenceExpression(item.licence);

/** The standard's word for how mature software is, from how the work stood last and its tags. A prototype that is complete is no stable release. */
const developmentStatus = ({ standing, tags }: CatalogueItem): string => {
  const all = [standing.at(-1)?.value, ...tags];
  if (all.includes("retired")) return "obsolete";
  if (all.includes("deployed")) return "stable";
  if (all.includes("complete") || all.includes("experimental")) return "beta";
  return "development";
};

/** From the standard's own list of categories. */
const categories: Readonly<Record<string, string>> = {
  forecasting: "predictive-analysis",
  classification: "predictive-analysis",
  "machine learning": "predictive-analysis",
  "deep learning": "predictive-analysis",
  documentation: "knowledge-management",
  "best practice": "knowledge-management",
};

const LEAST_LONG = 150;
const MOST_LONG = 10_000;
const MOST_SHORT = 150;

const longDescription = (item: CatalogueItem, place: PublicPlace): string => {
  const text = [item.summary, item.body].filter(Boolean).join("\n\n").slice(0, MOST_LONG);
  if (text.length >= LEAST_LONG) return text;
  // The standard wants 150 characters: what a reader can do next fills them.
  return `${text}\n\nThe catalogue of ${place.programme} says who made it, what came of it and who to ask, and how another organisation can use it: ${itemUrl(item, place)}`.trim();
};

/**
 * An item's `publiccode.yml` (standard 0.4), or undefined where there is no code with a known licence. `maintenance` is `none`: the standard wants
 * the name of a real person for anything else, and the catalogue has mailboxes.
 */
export const publicCodeOf = (item: CatalogueItem, tags: TagSet, place: PublicPlace): string | undefined => {
  if (!hasPublicCode(item)) return undefined;
  const web = item.tags.includes("webdev");
  const found = new Set(item.tags.flatMap((tag) => ownValue(categories, tag) ?? []));
  return stringify({
    publiccodeYmlVersion: "0.4",
    name: item.title,
    url: codeOf(item),
    landingURL: itemUrl(item, place),
    platforms: web ? ["web"] : ["linux", "mac", "windows"],
    categories: found.size === 0 ? ["data-analytics"] : [...found],
    developmentStatus: developmentStatus(item),
    softwareType: web ? "standalone/web" : "standalone/other",
    description: {
      en: {
        shortDescription: item.summary.slice(0, MOST_SHORT),
        longDescription: longDescription(item, place),
        features: item.tags.map(tags.labelOf),
      },
    },
    legal: { license: item.licence },
    maintenance: { type: "none" },
    localisation: { localisationReady: false, availableLanguages: ["en"] },
  });
};
