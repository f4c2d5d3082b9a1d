import * as z from "zod/mini";
import { sentBack, together } from "../pages/typed.ts";
import { typedMoment } from "../pages/typed-moment.ts";
import { minus } from "../platform/wall-clock.ts";

/** A longer period is asked for in parts, so that each is done within the time that a function has. */
const MOST_REPUBLISHED_DAYS = 31;

const moment = ({
  missing,
  wrong,
  unreal,
}: {
  readonly missing: string;
  readonly wrong: string;
  readonly unreal: string;
}) =>
  z.pipe(
    sentBack(missing).check(
      z.trim(),
      z.minLength(1, missing),
      z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, wrong),
    ),
    z.transform((text, context) => {
      const [date = "", time = ""] = text.split("T");
      try {
        return typedMoment({ date, time }, context);
      } catch {
        context.issues.push({
          code: "custom",
          message: unreal,
          input: context.value,
        });
        return z.NEVER;
      }
    }),
  );

/** The period to publish again, in wall-clock times of the home zone. */
export const republishForm = z
  .object({
    from: moment({
      missing: "Enter when the period begins",
      wrong: "Enter the date and time when the period begins, like 2026-11-23T08:00",
      unreal: "The period must begin on a real date and time",
    }),
    to: moment({
      missing: "Enter when the period ends",
      wrong: "Enter the date and time when the period ends, like 2026-11-23T08:00",
      unreal: "The period must end on a real date and time",
    }),
  })
  .check(
    together(
      { holds: ({ from, to }) => from < to, field: "to", error: "The period must end after it begins" },
      {
        holds: ({ from, to }) => minus(to, `P${MOST_REPUBLISHED_DAYS}D`) <= from,
        field: "to",
        error: `The period must be ${MOST_REPUBLISHED_DAYS} days or fewer`,
      },
    ),
  );
