// For the pages and letters of other features: what waits for whom.
export { readWorkOf, readWorkOfTeam } from "./store.ts";
