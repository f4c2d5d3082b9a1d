import { noteTalkOf } from "../../shared/engagement/talks/note.ts";
import { ConversationBegun } from "../../shared/enquiries/entries.ts";
import { PersonNoted } from "../../shared/people/notes/entries.ts";
import { localDate, mondayOf } from "../../shared/platform/wall-clock.ts";
import { reactionToAny } from "../entry-points/entry.ts";

/** Notes that the team talked with somebody whom it wanted to talk to that week: it wrote to them first, or a note of the relationship. Of anybody else it notes nothing. */
export const handler = reactionToAny(
  "engagement/on-spoken",
  [ConversationBegun, PersonNoted],
  async (needs, entry, { once, ...occasion }) => {
    const { person, actor, at } = entry;
    if (person === undefined) return;
    const how = entry.name === ConversationBegun.name ? "letter" : "note";
    const week = mondayOf(localDate(at));
    await noteTalkOf(
      needs,
      { week, person, what: { became: "spoken", at, how, by: actor.id } },
      { once, occasion },
    );
  },
);
