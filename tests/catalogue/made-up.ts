import type { CatalogueItem, ItemContent } from "../../shared/catalogue/items/model.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { newId } from "../../shared/platform/ids.ts";

/** Two of the team. */
export const asha = "0199e7a0-4c1c-7000-8000-0000000000a1";
export const ben = "0199e7a0-4c1c-7000-8000-0000000000b1";

/** What an invented item says, with what a test cares about. */
export const content = (more: Partial<ItemContent> = {}): ItemContent => ({
  kind: "project",
  title: "Bed forecast",
  summary: "Says in the morning how many beds are free at night.",
  body: "## What it does\n\nIt counts.",
  tags: ["secondary care", "forecasting"],
  organisations: [],
  standing: [],
  outputs: [],
  contacts: [],
  ...more,
});

/** Somebody of the team at work at a moment. */
export const at = (now: string, by: string = asha): Occasion => ({
  now,
  newId,
  actor: { kind: "team", id: by },
  correlation: "test",
});

/** A published item, with what a test cares about. */
export const published = (more: Partial<CatalogueItem> = {}): CatalogueItem => ({
  ...content(),
  reference: "CAI-0000-0000",
  slug: "bed-forecast",
  status: "published",
  steps: [{ status: "published", at: "2027-01-11T09:00:00.000Z", by: ben }],
  createdAt: "2027-01-11T09:00:00.000Z",
  changedAt: "2027-01-11T09:00:00.000Z",
  publishedAt: "2027-01-11T09:00:00.000Z",
  version: 3,
  ...more,
});
