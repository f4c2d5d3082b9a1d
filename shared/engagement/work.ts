import { addDays } from "../platform/wall-clock.ts";
import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { TalkNoted, TalksChosen } from "./talks/entries.ts";
import { isOpen } from "./talks/model.ts";
import { readTalks } from "./talks/store.ts";

/** People to talk to wait for the team until the end of their week, each until somebody talked to them. */
export const talkWork = derivedFrom({
  kind: "talks",
  entries: [TalksChosen, TalkNoted],
  // With the people of a week nobody waits for those of the week before.
  idsIn: (entry) => {
    const { week } = TalksChosen.readData(entry) ?? TalkNoted.parse(entry).data;
    return entry.name === TalksChosen.name ? [week, addDays(week, -7)] : [week];
  },
  keys: /^TALKS (\S+)$/,
  read: readTalks,
  items: ({ week, talks, over }) =>
    over === true
      ? []
      : talks
          .filter(isOpen)
          .map(({ person }) =>
            workItem(undefined, { kind: "talk", about: `person:${person}`, dueOn: addDays(week, 4) }),
          ),
});
