import { askForReview } from "../../../shared/catalogue/items/commands.ts";
import type { BulkList } from "../../lists/bulk-action.ts";

/** The items of the catalogue: what can be done to several of them. Publishing and withdrawing stay on the page of each: they need a second person and a reason. */
export const itemBulk: BulkList = {
  name: "catalogue",
  things: ["item", "items"],
  actions: [
    {
      name: "review",
      verb: "Send to review",
      // A reviewer sends back what is not ready.
      isHarmless: true,
      run: async (needs, { id, value: _value, me: _me, path: _path, ...command }) => {
        const asked = await askForReview(needs, id, command);
        return "refusal" in asked ? asked : { done: {} };
      },
      said: (what) => `You sent ${what} to review.`,
      left: {
        "already-in-review": (isOne) => `${isOne ? "is" : "are"} in review already`,
        "already-published": (isOne) => `${isOne ? "is" : "are"} published already`,
        "summary-missing": (isOne) =>
          `${isOne ? "has" : "have"} no summary yet, and ${isOne ? "was" : "were"} left`,
        "summary-too-long": (isOne) =>
          `${isOne ? "has" : "have"} too long a summary, and ${isOne ? "was" : "were"} left`,
        "no-tags": (isOne) => `${isOne ? "has" : "have"} no tags yet, and ${isOne ? "was" : "were"} left`,
        unknown: (isOne) => `${isOne ? "does" : "do"} not exist`,
      },
    },
  ],
};
