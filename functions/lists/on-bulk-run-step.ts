import { bulkLists } from "./bulk-lists.ts";
import { bulkHandler } from "./reaction.ts";

/**
 * Does something to all that fits a list, part by part: above all, gives it to one of the team. After a crash it goes on with the part that it stopped at. What the actions need
 * is the same for these lists, as everything can be given to a colleague; a list that needs other rights has a function of its own.
 */
export const handler = bulkHandler("lists/on-bulk-run-step", bulkLists);
