import type { ItemChange } from "../../shared/catalogue/commands-items.ts";
import type { TagRefusal } from "../../shared/catalogue/decide-tags.ts";

/** The reasons why a change of an item is refused, in words for the team. */
export const itemRefusals: Readonly<Record<Extract<ItemChange, { refusal: unknown }>["refusal"], string>> = {
  changed:
    "Somebody else changed this item in the meantime. Open it again to see what it says now, then do it again.",
  "nothing-changed": "Nothing is different from what the item says already.",
  "already-in-review": "This item is in review already.",
  "already-published": "This item is published as it is. Change something first.",
  "summary-missing": "Write a summary first: lists and feeds show it.",
  "summary-too-long": "Shorten the summary to 150 characters first: lists and feeds show no more.",
  "no-tags": "Choose at least one tag first: without any, nobody finds the item by its facets.",
  "not-in-review": "This item is not in review any more. Open it again to see where it stands.",
  "own-change": "You changed this item last, so somebody else has to publish it.",
  "not-published": "This item is not published, so there is nothing to withdraw.",
  "no-address": "Enter an address of small letters, digits and single hyphens.",
  "same-address": "The item has this address already.",
  "address-taken": "Another item has or had this address. Choose one that was never used.",
  "nothing-to-discard": "There are no changes since the item was published.",
  unknown: "This item is not there any more.",
};

/** The reason why a change of a tag is refused, in words for the team. */
export const tagRefusal = (refused: TagRefusal): string => {
  switch (refused.refusal) {
    case "name-taken":
      return `“${refused.name}” already means “${refused.tag}”. Use that tag, or take the spelling away from it first.`;
    case "nothing-changed":
      return "Nothing is different from what the tag says already.";
    case "changed":
      return "Somebody else changed this tag in the meantime. Open it again to see what it says now.";
    case "instead-unknown":
      return "Choose another tag to use instead, one that is not retired itself.";
    case "unknown":
      return "There is no such tag.";
  }
};
