import type { Opened } from "../../shared/files/bucket.ts";
import type { Unopened } from "../../shared/files/scan.ts";
import { view } from "../entry-points/page-definition.ts";
import missingFile from "./file-missing.njk";
import unopenedFile from "./file-unopened.njk";

/** 409: it may be opened in a moment; 403: it never will. */
const statusOf: Readonly<Record<Unopened, number>> = {
  "being-checked": 409,
  malware: 403,
  "not-checkable": 403,
};

/** Leads to a file that was found clean, or says why it is not opened. */
export const showOpened = (opened: Opened) => {
  if ("address" in opened) return { redirect: opened.address };
  return opened.not === "missing"
    ? view(missingFile, {}, 404)
    : view(unopenedFile, { why: opened.not }, statusOf[opened.not]);
};
