import { PlaceHeld } from "../../shared/events/entries.ts";
import { placeHeld } from "../../shared/events/places/letters.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { tellWhoMayTakeAPlace } from "./tell-who-may-take-a-place.ts";

/** Sends the link with which a held place becomes theirs. */
export const onPlaceHeld: Reaction<DataOf<typeof PlaceHeld>> = (needs, entry, occasion) =>
  tellWhoMayTakeAPlace(placeHeld, needs, entry, occasion);

export const handler = reaction("events/on-place-held", PlaceHeld, onPlaceHeld);
