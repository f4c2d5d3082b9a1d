import { listExports } from "./store.ts";

/** The exports that are kept, the latest first. One query. For other features. */
export const keptExports = listExports;
