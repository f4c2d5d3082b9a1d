import { lastMessageKey } from "../../enquiries/conversation/read.ts";
import { noteKey, readNotes } from "../../people/notes/store.ts";
import { readAsked } from "../../people/timeline/store.ts";
import type { Key, Table } from "../../platform/dynamo.ts";

const ENQUIRY = "ENQUIRY#";

/** The reference of what somebody asked last, among what lies under them: the latest of each kind comes first. */
const referenceIn = (asked: Awaited<ReturnType<typeof readAsked>>): string | undefined => {
  const item = asked.find(({ personSort }) => String(personSort).startsWith(ENQUIRY));
  return item === undefined ? undefined : String(item["pk"]).slice(ENQUIRY.length);
};

/** The key of what was last said with a person: the team's last note that all may see, or the last message of what they asked last, whichever is later. Three queries. */
export const lastSaidKey = async (table: Table, person: string): Promise<Key | undefined> => {
  const [notes, asked] = await Promise.all([readNotes(table, person), readAsked(table, [person])]);
  const note = notes.find(({ seenBy }) => seenBy === "team");
  const reference = referenceIn(asked);
  const message = reference === undefined ? undefined : await lastMessageKey(table, reference);
  if (note === undefined || (message !== undefined && message.at > note.at)) return message?.key;
  return noteKey(note);
};
