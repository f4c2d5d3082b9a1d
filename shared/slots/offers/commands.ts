import { type Changed, type Command, changeStored } from "../../journal/change.ts";
import type { CommitNeeds } from "../../journal/commit.ts";
import { readItem } from "../../platform/dynamo.ts";
import { offerKey, putOffer, toOffer } from "../store.ts";
import { offerTimes, withdrawTimes } from "./decide.ts";
import type { Offer, OfferDetails } from "./model.ts";

type OfferName = Pick<Offer, "about" | "host">;

const readOffer = async ({ table }: CommitNeeds, name: OfferName): Promise<Offer | undefined> => {
  const item = await readItem(table, offerKey(name));
  return item === undefined ? undefined : toOffer(item);
};

/** Offers times of one of the team, in place of those before. One read and one transaction. */
export const offer = (
  needs: CommitNeeds,
  asked: OfferName & { readonly details: OfferDetails },
  { once, occasion }: Command,
): Promise<Changed<"over">> =>
  changeStored(
    needs,
    { once },
    {
      read: async () => ({ before: await readOffer(needs, asked) }),
      decide: ({ before }) => offerTimes(before, asked, occasion),
      save: ({ before }, { offer: now, entries }) => ({ writes: [putOffer(before, now)], entries }),
    },
  );

/** Ends the offer of one of the team. One read and one transaction. */
export const withdraw = (
  needs: CommitNeeds,
  name: OfferName,
  { once, occasion }: Command,
): Promise<Changed<"unknown">> =>
  changeStored(
    needs,
    { once },
    {
      read: () => readOffer(needs, name),
      decide: (before) => withdrawTimes(before, occasion),
      save: (before, { offer: now, entries }) => ({ writes: [putOffer(before, now)], entries }),
    },
  );
