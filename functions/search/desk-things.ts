import { titledEnquiry } from "../../shared/enquiries/enquiry.ts";
import { paths } from "../../shared/pages/paths.ts";
import { titledReUse } from "../../shared/re-uses/re-use.ts";
import type { DeskVisit } from "../entry-points/desk-page.ts";
import { pageWithoutForm } from "../entry-points/page-file.ts";
import { projectThing, usableThings } from "../re-uses/request/usable.ts";
import { findThings, type ThingKind } from "./things.ts";

/** What the fields for choosing a thing search in, by the name that each field has for it. */
const searchedIn: ReadonlyMap<string, readonly ThingKind[]> = new Map([
  ["usable", usableThings],
  ["project", [projectThing]],
  ["re-use", [{ ...titledReUse, kind: "re-use", reference: "reUse", text: "Re-use" }]],
  ["enquiry", [{ ...titledEnquiry, kind: "enquiry", reference: "enquiry", text: "Enquiry" }]],
]);

/** What somebody may mean who types `?q=` into a field for a thing of the kind `?of=`. */
export const page = pageWithoutForm<DeskVisit, typeof paths.deskThings>(
  paths.deskThings,
  async ({ table }, { query }) => ({
    file: JSON.stringify(await findThings(table, searchedIn.get(query["of"] ?? "") ?? [], query["q"] ?? "")),
    type: "application/json",
  }),
);
