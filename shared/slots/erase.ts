import { type Eraser, gone } from "../privacy/erasure/eraser.ts";
import { cancel } from "./bookings/commands.ts";
import { timeOf } from "./bookings/model.ts";
import { toBooking } from "./store.ts";

/** What is still to come is cancelled, so that the time is free and whoever hosts it knows; then the booking goes. */
export const bookingEraser: Eraser = {
  kind: "bookings",
  filedAs: "BOOKING#",
  erase: async (needs, item, { because, occasion }) => {
    const booking = toBooking(item);
    const time = timeOf(booking);
    if (time !== undefined && time.startsAt > occasion.now) {
      const once = `erase:${because}:${time.id}:${time.sequence}`;
      const cancelled = await cancel(needs, { ...booking, by: "guest" }, { once, occasion });
      if ("done" in cancelled) return { writes: [], more: true };
    }
    return { writes: [gone(item)], deleted: { bookings: 1 } };
  },
};
