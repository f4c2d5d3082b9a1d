import type { PublicPlace } from "../../../shared/catalogue/items/address.ts";
import type { Keep, PageAnswer } from "../../entry-points/answer.ts";
import type { PageNeeds } from "../../entry-points/page.ts";

/** Pages of the catalogue set the visitor's cookie, so only that visitor's browser may keep them, as long as the function holds the catalogue. */
export const BROWSERS_KEEP: Keep = { by: "browser", seconds: 60 };

/** Files of the catalogue are the same for everybody. */
const ANYBODY_KEEPS: Keep = { by: "anybody", seconds: 300 };

/** Where the catalogue stands, as its files say it. */
export const placeOf = ({ siteUrl, programme }: PageNeeds): PublicPlace => ({ siteUrl, programme });

/** A file of the catalogue. `type` is its media type without the charset, which is UTF-8. */
export const publicFile = (file: string, type: string): PageAnswer => ({
  file,
  type: `${type}; charset=utf-8`,
  keep: ANYBODY_KEEPS,
});

/** Something of the catalogue as a JSON file. */
export const jsonFile = (content: unknown): PageAnswer =>
  publicFile(JSON.stringify(content, undefined, 2), "application/json");
