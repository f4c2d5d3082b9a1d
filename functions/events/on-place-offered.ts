import { PlaceOffered } from "../../shared/events/entries.ts";
import { offered } from "../../shared/events/places/letters.ts";
import type { DataOf } from "../../shared/journal/entry.ts";
import { type Reaction, reaction } from "../entry-points/entry.ts";
import { tellWhoMayTakeAPlace } from "./tell-who-may-take-a-place.ts";

/** Offers the place that came free, and says until when it is held. */
export const onPlaceOffered: Reaction<DataOf<typeof PlaceOffered>> = (needs, entry, occasion) =>
  tellWhoMayTakeAPlace(offered, needs, entry, occasion);

export const handler = reaction("events/on-place-offered", PlaceOffered, onPlaceOffered);
