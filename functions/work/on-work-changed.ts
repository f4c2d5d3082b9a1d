import { work } from "../../shared/work/projection.ts";
import { projectionReaction } from "../entry-points/projection.ts";

export const handler = projectionReaction("work/on-work-changed", work);
