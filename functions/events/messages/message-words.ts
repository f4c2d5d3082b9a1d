import type { EventMessages, MessageGroup } from "../../../shared/events/messages/model.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import type { NameOf } from "../../../shared/sign-in/names.ts";

/** Who gets a message, as a choice. */
export const groupWords: Readonly<Record<MessageGroup, string>> = {
  place: "Everyone with a place",
  waiting: "Everyone on the waiting list",
  everyone: "Everyone with a place or on the waiting list",
  came: "Everyone who came",
  ticked: "The people you ticked",
};

const sentWords: Readonly<Record<MessageGroup, string>> = { ...groupWords, ticked: "People who were ticked" };

/** The messages of an event, as the desk lists them. */
export const messageRows = ({ messages }: EventMessages, nameOf: NameOf) =>
  messages.map(({ letter, to, people, at, by }) => ({
    href: toPath(paths.deskLetter, { id: letter }),
    to: sentWords[to],
    people,
    at,
    who: nameOf(by),
  }));
