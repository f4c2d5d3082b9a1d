import type { Champion } from "../../shared/champions/model.ts";

/** How somebody stands as a champion, as lists and tags say it. */
export const championTags: Readonly<
  Record<Champion["status"], { readonly text: string; readonly classes: string }>
> = {
  asked: { text: "Asked", classes: "nhsuk-tag--yellow" },
  champion: { text: "Champion", classes: "nhsuk-tag--purple" },
  declined: { text: "Declined", classes: "nhsuk-tag--grey" },
  ended: { text: "Past champion", classes: "nhsuk-tag--grey" },
};
