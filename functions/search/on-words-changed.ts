import { search } from "../../shared/search/projection.ts";
import { projectionReaction } from "../entry-points/projection.ts";

/** Keeps the index of the search. */
export const handler = projectionReaction("search/on-words-changed", search);
