import { readList } from "../../platform/dynamo.ts";
import { type HeldNeeds, heldFor } from "../../platform/held.ts";
import { PUBLIC } from "../tags/model.ts";
import { isTag } from "../tags/store.ts";
import { toItem } from "./store.ts";

const HELD_SECONDS = 60;

const heldOrganisations = heldFor(HELD_SECONDS, async (table) => {
  const byCode = new Map<string, { readonly reference: string; readonly title: string }[]>();
  const shown = (await readList(table, PUBLIC, { latestFirst: true })).filter((item) => !isTag(item));
  for (const { reference, title, organisations } of shown.map(toItem))
    for (const { code } of organisations)
      if (code !== undefined) byCode.set(code, [...(byCode.get(code) ?? []), { reference, title }]);
  return byCode;
});

/** The published items that are of an organisation, as they were within the last minute, the one published last first. What is held is a title for each. For other features. */
export const itemsOfOrganisation = async (
  needs: HeldNeeds,
  code: string,
): Promise<readonly { readonly reference: string; readonly title: string }[]> =>
  (await heldOrganisations.read(needs)).get(code) ?? [];
