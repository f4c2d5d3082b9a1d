import type { Months } from "../../shared/engagement/engagement.ts";
import { firstWeights, type WeighedMonths, weigh } from "../../shared/engagement/weights/model.ts";

/** What somebody did, by the weights that the product comes with. */
export const byFirstWeights = (months: Months): WeighedMonths => weigh(months, firstWeights);
