import { saveView } from "../../shared/lists/saved-views/commands.ts";
import { TEAM } from "../../shared/lists/saved-views/model.ts";
import { atDesk, mustBeDone, type Sample } from "./load-steps.ts";

/** Views of lists that the team of the sample looks at each day. */
const views = [
  { list: "enquiries", name: "Late", query: "view=all&due=late" },
  { list: "enquiries", name: "Wants to use a result", query: "view=all&kind=re-use" },
  { list: "members", name: "Suppliers", query: "segment=supplier" },
  { list: "catalogue", name: "In review", query: "status=in-review" },
];

/** The views that the team saved. */
export const loadSavedViews = async (sample: Sample): Promise<void> => {
  const { needs, occasion } = sample.moments("saved-views")(sample.today, atDesk(sample));
  for (const view of views) {
    const once = `sample:view:${view.list}:${view.name}`;
    mustBeDone("saved view", await saveView(needs, { holder: TEAM, view }, { once, occasion }));
  }
};
