import type { Table } from "../platform/dynamo.ts";
import { derivedFrom } from "../projections/projection.ts";
import { workItem } from "../work/item.ts";
import { LinkAnswersAgain, LinkDied, LinkSetAside, LinkTakenUp } from "./entries.ts";
import { parseLinkId } from "./input.ts";
import { linkId } from "./link.ts";
import { readLink } from "./store.ts";

const readNamed = async (table: Table, id: string) => {
  const name = parseLinkId(id);
  return name === undefined ? undefined : readLink(table, name);
};

/** A dead link waits for somebody who mends it, unless it was said that it stays as it is. */
export const linkWork = derivedFrom({
  kind: "link",
  entries: [LinkDied, LinkAnswersAgain, LinkSetAside, LinkTakenUp],
  keys: /^LINK#(\S+) LINK$/,
  read: readNamed,
  items: (link) =>
    link.state === "dead" && link.setAside === undefined
      ? [
          workItem(undefined, {
            kind: "link",
            about: `link:${linkId(link)}`,
            dueOn: link.diedAt?.slice(0, 10),
          }),
        ]
      : [],
});
