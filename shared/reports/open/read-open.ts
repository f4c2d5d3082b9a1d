import { heldFor } from "../../platform/held.ts";
import { readLastFigures } from "../figures/store.ts";
import { makeOpenFigures } from "./make-open.ts";

/** Two years and the quarter that runs. */
const QUARTERS = 9;

const held = heldFor(3600, async (table) => ({
  figures: makeOpenFigures(await readLastFigures(table, "quarter", QUARTERS)),
}));

/** The open figures as they were within the last hour: they change once a quarter. One query. */
export const heldOpenFigures = held.read;
