import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import { type Entry, type Occasion, record } from "../../journal/entry.ts";
import { localDate } from "../../platform/wall-clock.ts";
import { SlotsOffered, SlotsWithdrawn } from "../entries.ts";
import type { Offer, OfferDetails } from "./model.ts";

/** What a decision about an offer makes true. */
export interface OfferDecision {
  readonly offer: Offer;
  readonly entries: readonly Entry[];
}

/** One of the team offers times, or others than before. What is booked stays booked. */
export const offerTimes = (
  before: Offer | undefined,
  { details, ...name }: Pick<Offer, "about" | "host"> & { readonly details: OfferDetails },
  occasion: Occasion,
): OfferDecision | Refused<"over"> => {
  if (details.lastDay < localDate(occasion.now)) return refused("over");
  const { host } = name;
  return {
    offer: { ...name, ...details, state: "open", version: (before?.version ?? 0) + 1 },
    entries: [record(SlotsOffered, { subject: name.about, data: { host } }, occasion)],
  };
};

/** One of the team offers no more times. */
export const withdrawTimes = (offer: Offer, occasion: Occasion): OfferDecision | Unchanged => {
  if (offer.state === "closed") return UNCHANGED;
  const { about, host, version } = offer;
  return {
    offer: { ...offer, state: "closed", version: version + 1 },
    entries: [record(SlotsWithdrawn, { subject: about, data: { host } }, occasion)],
  };
};
