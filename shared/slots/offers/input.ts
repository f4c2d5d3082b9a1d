import * as z from "zod/mini";
import { maybeSentBack, plainDate, timeOfDay, titleLine, together, wholeNumber } from "../../pages/typed.ts";
import { lengths } from "./model.ts";

const dayField = z.pipe(
  maybeSentBack(),
  z.transform((text) => text !== ""),
);

const minutesFrom = (from: string, to: string): number => {
  const [h1 = 0, m1 = 0] = from.split(":").map(Number);
  const [h2 = 0, m2 = 0] = to.split(":").map(Number);
  return h2 * 60 + m2 - (h1 * 60 + m1);
};

/** What the team says of the times that it offers. Each day of the week has a tick of its own. */
export const offerForm = z
  .object({
    title: titleLine({
      missing: "Enter what the conversation is about",
      name: "What it is about",
      most: 100,
    }),
    place: titleLine({ missing: "Enter where you talk", name: "Where you talk", most: 200 }),
    minutes: z.pipe(
      maybeSentBack("Choose how long a conversation is"),
      z.transform((text, context): number => {
        const minutes = lengths.find((one) => String(one) === text);
        if (minutes !== undefined) return minutes;
        context.issues.push({
          code: "custom",
          message: "Choose how long a conversation is",
          input: context.value,
        });
        return z.NEVER;
      }),
    ),
    buffer: wholeNumber({
      missing: "Enter how many minutes stay free after each",
      name: "The minutes that stay free",
      least: 0,
      most: 60,
    }),
    mostADay: wholeNumber({
      missing: "Enter the most conversations on a day",
      name: "The most on a day",
      least: 1,
      most: 12,
    }),
    day1: dayField,
    day2: dayField,
    day3: dayField,
    day4: dayField,
    day5: dayField,
    from: timeOfDay({
      missing: "Enter when your day begins",
      name: "When your day begins",
      example: "09:30",
    }),
    to: timeOfDay({ missing: "Enter when your day ends", name: "When your day ends", example: "16:00" }),
    firstDay: plainDate({ missing: "Enter the first day", name: "The first day" }),
    lastDay: plainDate({ missing: "Enter the last day", name: "The last day" }),
  })
  .check(
    together(
      {
        holds: ({ day1, day2, day3, day4, day5 }) => day1 || day2 || day3 || day4 || day5,
        field: "day1",
        error: "Choose at least one day of the week",
      },
      {
        holds: ({ firstDay, lastDay }) => firstDay <= lastDay,
        field: "lastDay",
        error: "The last day must be the first day or later",
      },
      {
        holds: ({ from, to, minutes }) => minutesFrom(from, to) >= minutes,
        field: "to",
        error: "The day must be long enough for one conversation",
      },
    ),
  );

/** The details of an offer, as the form says them. */
export const offerDetails = ({ day1, day2, day3, day4, day5, ...rest }: z.infer<typeof offerForm>) => ({
  ...rest,
  weekdays: [day1, day2, day3, day4, day5].flatMap((ticked, nth) => (ticked ? [nth + 1] : [])),
});
