import { searched } from "../search/searched.ts";
import { EventChanged, EventDrafted, EventPublished } from "./entries.ts";
import { titledEvent } from "./event/model.ts";

/** Events are found by what they are about and where they are. */
export const searchedEvent = searched({
  kind: "event",
  titled: titledEvent,
  keys: /^EVENT#(\S+) EVENT$/,
  entries: [EventDrafted, EventChanged, EventPublished],
  texts: [
    ["event", "description"],
    ["event", "place"],
  ],
});
