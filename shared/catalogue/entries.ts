import * as z from "zod/mini";
import { defineEntry } from "../journal/entry.ts";
import { tagChanges } from "./tags/model.ts";

const none = z.object({});

export const CatalogueItemCreated = defineEntry({
  name: "CatalogueItemCreated",
  version: 1,
  title: "Catalogue item created",
  description:
    "An item was drafted for the catalogue, by hand, by an import or by a project that was completed.",
  subject: "catalogue-item",
  data: () => none,
  examples: [{}],
});

export const CatalogueItemChanged = defineEntry({
  name: "CatalogueItemChanged",
  version: 1,
  title: "Catalogue item changed",
  description:
    "The words, tags or outputs of an item were changed. The public sees it when somebody else has published it.",
  subject: "catalogue-item",
  data: () => none,
  examples: [{}],
});

export const CatalogueItemReviewRequested = defineEntry({
  name: "CatalogueItemReviewRequested",
  version: 1,
  title: "Review of a catalogue item requested",
  description: "An item waits for a second person to look at it and publish it.",
  subject: "catalogue-item",
  data: () => none,
  examples: [{}],
});

export const CatalogueItemPublished = defineEntry({
  name: "CatalogueItemPublished",
  version: 1,
  title: "Catalogue item published",
  description:
    "A second person published an item as it is now, or an import did that somebody had looked at. `first` says whether the public had never seen it before.",
  subject: "catalogue-item",
  data: () => z.object({ first: z.boolean() }),
  examples: [{ first: true }],
});

export const CatalogueItemSentBack = defineEntry({
  name: "CatalogueItemSentBack",
  version: 1,
  title: "Catalogue item sent back",
  description: "Whoever reviewed an item asks for changes. What they are is with the item.",
  subject: "catalogue-item",
  data: () => none,
  examples: [{}],
});

export const CatalogueItemWithdrawn = defineEntry({
  name: "CatalogueItemWithdrawn",
  version: 1,
  title: "Catalogue item withdrawn",
  description: "The public no longer sees an item. Its address says so, and why.",
  subject: "catalogue-item",
  data: () => none,
  examples: [{}],
});

export const CatalogueItemAddressChanged = defineEntry({
  name: "CatalogueItemAddressChanged",
  version: 1,
  title: "Address of a catalogue item changed",
  description: "An item has another address. Each earlier one leads to it.",
  subject: "catalogue-item",
  data: () => none,
  examples: [{}],
});

export const CatalogueItemChangesDiscarded = defineEntry({
  name: "CatalogueItemChangesDiscarded",
  version: 1,
  title: "Changes of a catalogue item discarded",
  description: "An item is again as it was when it was last published.",
  subject: "catalogue-item",
  data: () => none,
  examples: [{}],
});

export const CatalogueTagChanged = defineEntry({
  name: "CatalogueTagChanged",
  version: 1,
  title: "Catalogue tag changed",
  description:
    "A tag was added, called otherwise, given other spellings, put into other facets, retired or brought back.",
  subject: "catalogue-tag",
  data: () => z.object({ what: z.array(z.enum(tagChanges)).check(z.minLength(1)) }),
  examples: [{ what: ["relabelled", "aliases"] }],
});

export const CatalogueItemRemoved = defineEntry({
  name: "CatalogueItemRemoved",
  version: 1,
  title: "Catalogue item removed",
  description: "A draft that nobody outside the team ever saw went with the import that had brought it.",
  subject: "catalogue-item",
  data: () => z.object({}),
  examples: [{}],
});
