import type { Keep } from "../entry-points/answer.ts";

/** Pages of the catalogue set the visitor's cookie, so only that visitor's browser may keep them, as long as the function holds the catalogue. */
export const BROWSERS_KEEP: Keep = { by: "browser", seconds: 60 };

/** Files of the catalogue are the same for everybody. */
export const ANYBODY_KEEPS: Keep = { by: "anybody", seconds: 300 };
