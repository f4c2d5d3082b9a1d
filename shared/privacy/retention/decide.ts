import { type Refused, refused, UNCHANGED, type Unchanged } from "../../journal/answer.ts";
import type { Instant, PlainDate } from "../../platform/clock.ts";
import { addDays, minus } from "../../platform/wall-clock.ts";
import { GRACE_DAYS, type Retained, type Retention, retained, retainedNames } from "./model.ts";

/** What the team sets. */
export interface RetentionWish {
  readonly months: Retention["months"];
  readonly isOn: boolean;
  readonly version: number;
}

/** Sets how long each kind is kept. What is set holds after some days of grace. */
export const setRetention = (
  before: Retention,
  { months, isOn, version }: RetentionWish,
  today: PlainDate,
): Retention | Unchanged | Refused<"changed" | "out-of-bounds"> => {
  if (before.version !== version) return refused("changed");
  const isWithin = (kind: Retained): boolean =>
    months[kind] >= retained[kind].least && months[kind] <= retained[kind].most;
  if (!retainedNames.every(isWithin)) return refused("out-of-bounds");
  const isSame = before.isOn === isOn && retainedNames.every((kind) => before.months[kind] === months[kind]);
  if (isSame) return UNCHANGED;
  return {
    ...before,
    months,
    isOn,
    ...(isOn && { holdsFrom: addDays(today, GRACE_DAYS) }),
    version: before.version + 1,
  };
};

/** What is older than this moment goes. */
export const cutoffOf = ({ months }: Pick<Retention, "months">, kind: Retained, now: Instant): Instant =>
  minus(now, `P${months[kind]}M`);

/** Whether the night takes anything away on this date. */
export const holdsOn = ({ isOn, holdsFrom }: Retention, date: PlainDate): boolean =>
  isOn && holdsFrom !== undefined && holdsFrom <= date;
