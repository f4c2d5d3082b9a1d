import { readDirectory } from "../../shared/organisations/read.ts";
import type { RegionOf } from "../../shared/re-uses/ledger.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** Tells where organisations are, from the directory: one query, held by the function for five minutes. */
export const readRegions = async (needs: Pick<PageNeeds, "table" | "now">): Promise<RegionOf> => {
  const directory = await readDirectory(needs);
  return (code) =>
    (code === undefined ? undefined : directory.resolve(code)?.organisation.region) ?? "not-stated";
};
