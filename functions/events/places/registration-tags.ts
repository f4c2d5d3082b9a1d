import type { Registration } from "../../../shared/events/places/model.ts";

/** How a registration stands, as a tag. */
export const statusTags: Readonly<
  Record<Registration["status"], { readonly text: string; readonly classes: string }>
> = {
  taken: { text: "Has a place", classes: "nhsuk-tag--green" },
  offered: { text: "Offered a place", classes: "nhsuk-tag--yellow" },
  waiting: { text: "On the waiting list", classes: "nhsuk-tag--blue" },
  cancelled: { text: "Cancelled", classes: "nhsuk-tag--grey" },
  lapsed: { text: "Offer lapsed", classes: "nhsuk-tag--grey" },
};
