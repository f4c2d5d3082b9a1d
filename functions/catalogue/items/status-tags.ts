import type { ItemStatus } from "../../../shared/catalogue/items/model.ts";

/** Where an item stands, as the design system's tag. */
export const statusTags: Readonly<Record<ItemStatus, { readonly text: string; readonly classes: string }>> = {
  draft: { text: "Draft", classes: "nhsuk-tag--grey" },
  "in-review": { text: "In review", classes: "nhsuk-tag--yellow" },
  published: { text: "Published", classes: "nhsuk-tag--green" },
  withdrawn: { text: "Withdrawn", classes: "nhsuk-tag--red" },
};
