import * as z from "zod/mini";
import { paths } from "../../shared/pages/paths.ts";
import { maybeSentBack } from "../../shared/pages/typed.ts";
import { readPeople } from "../../shared/people/store.ts";
import { sayDateTime, sayTime } from "../../shared/platform/time.ts";
import { book, type ChosenTime, cancel } from "../../shared/slots/bookings/commands.ts";
import { timeOf } from "../../shared/slots/bookings/model.ts";
import { type FreeTime, readFreeDays } from "../../shared/slots/free-days.ts";
import { parseSlotLinkId } from "../../shared/slots/name.ts";
import { readBooking, readOffers } from "../../shared/slots/store.ts";
import { byLink } from "../entry-points/by-link.ts";
import { view } from "../entry-points/page-definition.ts";
import { sitePage } from "../entry-points/page-file.ts";
import choosePage from "./choose-time.njk";
import cancelPage from "./choose-time-cancel.njk";

const chosenSchema = z.lazy(() => z.tuple([z.uuid(), z.iso.datetime()]));

const NOT_CHOSEN = "Choose a time";

const toValue = ({ host, startsAt }: FreeTime): string => `${host}~${startsAt}`;

const chooseForm = z.object({
  time: z.pipe(
    maybeSentBack(NOT_CHOSEN),
    z.transform((text, context): ChosenTime => {
      const read = chosenSchema.safeParse(text.split("~"));
      if (read.success) return { host: read.data[0], startsAt: read.data[1] };
      context.issues.push({ code: "custom", message: NOT_CHOSEN, input: context.value });
      return z.NEVER;
    }),
  ),
});

const dateSchema = z.lazy(() => z.iso.date());

const followTimes = byLink("choose-time", parseSlotLinkId);

/** Somebody chooses a time to talk, moves it or cancels it, by the link in their email. Looking changes nothing. */
export const page = sitePage({
  path: paths.chooseTime,
  names: followTimes,
  load: async (needs, name, { request }) => {
    const [booking, offers] = await Promise.all([
      readBooking(needs.table, name),
      readOffers(needs.table, name.about),
    ]);
    if (booking === undefined) return undefined;
    const now = needs.now();
    const from = dateSchema.safeParse(request.query["from"]).data;
    const [free, [host]] = await Promise.all([
      readFreeDays(needs.table, { offers, booking, now, from }),
      readPeople(needs.table, booking.time === undefined ? [] : [booking.time.host]),
    ]);
    return { booking, free, host, isLater: from !== undefined };
  },
  show: ({ now }, { booking, free, host, isLater }, { request }) => {
    const time = timeOf(booking);
    const isOver = time !== undefined && time.startsAt <= now();
    const chosen = request.form.get("time")?.[0];
    return view(choosePage, {
      booking,
      state: isOver ? "over" : booking.state,
      time,
      host: host?.name,
      days: free.days.map(({ date, times }, nth) => ({
        date,
        id: nth === 0 ? "time" : `time-${date}`,
        items: times.map((one) => ({
          value: toValue(one),
          text: sayTime(one.startsAt),
          checked: chosen === toValue(one),
          attributes: { "aria-label": sayDateTime(one.startsAt) },
        })),
      })),
      laterFrom: free.laterFrom,
      isLater,
    });
  },
  asks: {
    cancel: (_needs, { booking, host }) =>
      view(cancelPage, { booking, time: timeOf(booking), host: host?.name }),
  },
  steps: (step) => ({
    book: step({
      form: chooseForm,
      run: (needs, name, { form, ...given }) => book(needs, { ...name, ...form.time }, given),
      done: "The time is yours. We have sent you an email with an invitation for your calendar.",
    }),
    cancel: step({
      run: (needs, name, given) => cancel(needs, { ...name, by: "guest" }, given),
      done: "The conversation is cancelled. We have sent you an email that confirms it.",
    }),
  }),
  refusals: {
    "not-free": {
      text: "This time has just been taken. Choose another.",
      field: "time",
    },
    ended: "There is nothing to choose a time for any more.",
    over: "The conversation has begun or is over, so it cannot be changed any more.",
    "none-booked": "You have no time booked.",
  },
});
