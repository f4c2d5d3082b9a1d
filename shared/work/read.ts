// For the pages and letters of other features: what waits for whom, and who owns what.
export {
  countOwned,
  MOST_OWNED,
  readOwned,
  readOwnedAt,
  readSaid,
  readWorkOf,
  readWorkOfTeam,
} from "./store.ts";
