import { exportFiles } from "../../shared/catalogue/files/export.ts";
import { pack } from "../../shared/catalogue/files/pack.ts";
import { listAddresses, listAll, readWholeItems } from "../../shared/catalogue/store.ts";
import { readTags } from "../../shared/catalogue/tag-store.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import page from "./desk-catalogue-export.njk";

/** A Lambda answers with 6 MB at most, of which a quarter goes into writing bytes as letters. */
const MOST_BYTES = 4_400_000;

const archiveOf = async (table: Table): Promise<Uint8Array> => {
  const [all, addresses, tags] = await Promise.all([listAll(table), listAddresses(table), readTags(table)]);
  const whole = await readWholeItems(
    table,
    all.map(({ reference }) => reference),
  );
  return pack("catalogue", exportFiles({ items: [...whole.values()], addresses, tags: tags.set.tags }));
};

/** What an export holds, and with `?file=zip` the export itself. */
export const getDeskCatalogueExport: DeskPage = async (needs, request, visit) => {
  if (request.query["file"] !== "zip") {
    const items = await listAll(needs.table);
    return visit.show(page, { count: items.length });
  }
  const archive = await archiveOf(needs.table);
  if (archive.byteLength > MOST_BYTES) return visit.show(page, { tooLarge: true }, 413);
  const name = `catalogue-${visit.occasion.now.slice(0, 10)}.zip`;
  return { file: archive, type: "application/zip", name };
};
