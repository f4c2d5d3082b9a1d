import * as z from "zod/mini";

/** How long a conversation can be, in minutes. */
export const lengths = [15, 20, 30, 45, 60] as const;

/** The days of a week on which times can be offered, by their numbers in ISO 8601. */
export const weekdays = {
  1: "Monday",
  2: "Tuesday",
  3: "Wednesday",
  4: "Thursday",
  5: "Friday",
} as const;

/** The times that one of the team offers for conversations about one thing. Bank holidays are never among them. */
export const offerSchema = z.lazy(() =>
  z.object({
    /** What they are for: `survey:SUR-...`. */
    about: z.string(),
    /** What the conversation is called, in letters and calendars. */
    title: z.string(),
    /** Who of the team talks. */
    host: z.uuid(),
    /** Where: a link, a number, a room. It is told to who has booked, and stands in no shared calendar before. */
    place: z.string(),
    minutes: z.int().check(z.minimum(15), z.maximum(60)),
    /** Minutes that stay free after each. */
    buffer: z.int().check(z.minimum(0), z.maximum(60)),
    /** The most conversations of this colleague on a day, whatever they are about. */
    mostADay: z.int().check(z.minimum(1), z.maximum(12)),
    /** On which days of the week, by their numbers in ISO 8601. */
    weekdays: z.array(z.int().check(z.minimum(1), z.maximum(5))).check(z.minLength(1)),
    /** From and until when on each day, on the programme’s wall clock: `09:30`. */
    from: z.string(),
    to: z.string(),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    state: z.enum(["open", "closed"]),
    version: z.int().check(z.positive()),
  }),
);

/** Times that one of the team offers. */
export type Offer = z.infer<typeof offerSchema>;

/** What the team says of the times that it offers. */
export type OfferDetails = Omit<Offer, "about" | "host" | "state" | "version">;

/** What is taken of a day of one of the team: each booking with its start and with the end of the minutes that stay free after it. */
export const daySchema = z.lazy(() =>
  z.object({
    host: z.uuid(),
    date: z.iso.date(),
    taken: z.record(z.uuid(), z.object({ startsAt: z.iso.datetime(), until: z.iso.datetime() })),
    version: z.int().check(z.nonnegative()),
  }),
);

/** What is taken of a day of one of the team. */
export type Day = z.infer<typeof daySchema>;

/** A day of one of the team on which nothing is taken yet. */
export const freeDay = (host: string, date: string): Day => ({ host, date, taken: {}, version: 0 });
