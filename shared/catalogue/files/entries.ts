import * as z from "zod";
import { defineEntry } from "../../journal/entry.ts";

const count = z.number().int().nonnegative();

export const CatalogueImportStarted = defineEntry({
  name: "CatalogueImportStarted",
  version: 1,
  title: "Import into the catalogue started",
  description: "One of the team looked at what pages would change and said that they are to be imported.",
  subject: "catalogue-import",
  data: z.object({ pages: count }),
  examples: [{ pages: 37 }],
});

export const CatalogueImportFinished = defineEntry({
  name: "CatalogueImportFinished",
  version: 1,
  title: "Import into the catalogue finished",
  description: "Every page is imported, and those that were to be published are.",
  subject: "catalogue-import",
  data: z.object({ created: count, changed: count, unchanged: count, kept: count, published: count }),
  examples: [{ created: 35, changed: 0, unchanged: 0, kept: 0, published: 33 }],
});

export const CatalogueImportTakenBack = defineEntry({
  name: "CatalogueImportTakenBack",
  version: 1,
  title: "Import into the catalogue taken back",
  description:
    "One of the team said that what an import brought is to go, and what it changed is to be as before.",
  subject: "catalogue-import",
  data: z.object({}),
  examples: [{}],
});

export const CatalogueImportUndone = defineEntry({
  name: "CatalogueImportUndone",
  version: 1,
  title: "Import into the catalogue undone",
  description: "The catalogue is as it was before an import, but for items that somebody has changed since.",
  subject: "catalogue-import",
  data: z.object({ removed: count, withdrawn: count, restored: count, left: count }),
  examples: [{ removed: 2, withdrawn: 33, restored: 0, left: 0 }],
});

export const CatalogueItemRemoved = defineEntry({
  name: "CatalogueItemRemoved",
  version: 1,
  title: "Catalogue item removed",
  description: "A draft that nobody outside the team ever saw went with the import that had brought it.",
  subject: "catalogue-item",
  data: z.object({}),
  examples: [{}],
});
