import * as z from "zod/mini";
import { type ExportedFile, exportFiles } from "../catalogue/files/export.ts";
import { itemSchema } from "../catalogue/items/model.ts";
import { controlledTags } from "../catalogue/tags/controlled-tags.ts";
import { tagSchema } from "../catalogue/tags/model.ts";
import { makeTagSet } from "../catalogue/tags/tag-set.ts";
import { parseLine, type Shelf } from "./shelf.ts";

const addressSchema = z.lazy(() => z.object({ slug: z.string(), reference: z.string() }));

const readAll = async <Schema extends z.ZodMiniType>(
  shelf: Shelf,
  kind: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> => {
  if (!shelf.kinds().some((shelved) => shelved.kind.name === kind)) return [];
  const lines = await Array.fromAsync(shelf.lines(kind));
  return lines.map((line) => schema.parse(parseLine(line)));
};

/** The catalogue as the files that import again. It is read whole: a catalogue is what people can look through. */
export const catalogueFiles = async (shelf: Shelf): Promise<readonly ExportedFile[]> => {
  const items = await readAll(shelf, "catalogue-items", itemSchema);
  if (items.length === 0) return [];
  const shown = new Map(
    (await readAll(shelf, "catalogue-published", itemSchema)).map((item) => [item.reference, item]),
  );
  const addresses = await readAll(shelf, "catalogue-addresses", addressSchema);
  const { tags } = makeTagSet(controlledTags(), await readAll(shelf, "catalogue-tags", tagSchema));
  return exportFiles({
    items: items.map((item) => ({ item, shown: shown.get(item.reference) })),
    addresses,
    tags,
  });
};
