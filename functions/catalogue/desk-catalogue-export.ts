import { exportFiles } from "../../shared/catalogue/files/export.ts";
import { pack } from "../../shared/catalogue/files/pack.ts";
import { listAddresses, listAll, readWholeItems } from "../../shared/catalogue/items/store.ts";
import { readTags } from "../../shared/catalogue/tags/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import exportPage from "./desk-catalogue-export.njk";

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
export const page = deskPage({
  path: paths.deskCatalogueExport,
  names: nothing,
  load: (_needs, named) => named,
  show: async ({ table }, _named, { request, visit }) => {
    if (request.query["file"] !== "zip") return view(exportPage, { count: (await listAll(table)).length });
    const archive = await archiveOf(table);
    if (archive.byteLength > MOST_BYTES) return view(exportPage, { tooLarge: true }, 413);
    const name = `catalogue-${visit.occasion.now.slice(0, 10)}.zip`;
    return { file: archive, type: "application/zip", name };
  },
});
