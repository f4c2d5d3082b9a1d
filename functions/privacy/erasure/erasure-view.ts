import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { Erasure } from "../../../shared/privacy/erasure/model.ts";

const tags = {
  asked: { text: "To be confirmed", classes: "nhsuk-tag--yellow" },
  confirmed: { text: "Begins soon", classes: "nhsuk-tag--blue" },
  running: { text: "Under way", classes: "nhsuk-tag--blue" },
  finished: { text: "Done", classes: "nhsuk-tag--green" },
  withdrawn: { text: "Taken back", classes: "nhsuk-tag--grey" },
} as const satisfies Readonly<Record<Erasure["status"], object>>;

const askedBy = {
  person: "on their own page",
  team: "recorded at the desk",
  restore: "after a restore",
} as const;

/** An erasure as the desk shows it. */
export const erasureView = (erasure: Erasure) => ({
  ...erasure,
  tag: tags[erasure.status],
  how: askedBy[erasure.askedBy],
  href: toPath(paths.deskErasure, { reference: erasure.reference }),
});
