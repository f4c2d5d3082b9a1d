import { addDays, localDate } from "../platform/wall-clock.ts";
import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import {
  ChampionAsked,
  ChampionReminded,
  ChampionTermBegan,
  ChampionTermEnded,
  ChampionTermRenewed,
} from "./entries.ts";
import { readChampion } from "./store.ts";

/** After so many days without an answer somebody of the team asks in person. */
const DAYS_TO_ANSWER = 14;

/** Champions with whom the team has something to do: they were asked and have not answered, or their term ends and they have not said that they stay. */
export const championWork = derivedFrom({
  kind: "champions",
  entries: [ChampionAsked, ChampionTermBegan, ChampionReminded, ChampionTermRenewed, ChampionTermEnded],
  keys: /^CHAMPION#(\S+) CHAMPION$/,
  read: readChampion,
  items: ({ status, askedAt, remindedAt, until }, person) => {
    const about = `member:${person}`;
    if (status === "asked")
      return [
        workItem(undefined, { kind: "champion", about, dueOn: addDays(localDate(askedAt), DAYS_TO_ANSWER) }),
      ];
    return status === "champion" && remindedAt !== undefined
      ? [workItem(undefined, { kind: "champion", about, dueOn: until })]
      : [];
  },
});
