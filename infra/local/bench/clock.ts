import type { Activity } from "./activity.ts";

/** A moment in the past was asked of the clock, or none that can be understood. */
export class ClockError extends Error {
  override readonly name = "ClockError";
}

/** What happened on the way when the clock was moved. */
export interface ClockMove {
  from: string;
  to: string;
  /** What was due, in the order it happened. */
  steps: { at: string; what: string }[];
}

/** The clock of the local stack: real time plus an offset that only grows. Instants are milliseconds since 1970. */
export interface LocalClock {
  now: () => number;
  /** The offset in milliseconds as workers share it: one 64-bit integer. */
  shared: SharedArrayBuffer;
  /**
   * Runs something once at `due`, in real time or when the clock is moved past it. What comes `often` is not a stop of a
   * moved clock: it is run after the move. Gives the way to call it off.
   */
  at: (due: number, what: string, run: () => Promise<void>, often?: boolean) => () => void;
  /** Names what fires at every step of a moved clock: the schedules that run every few minutes. */
  onStep: (run: (at: number) => Promise<void>) => void;
  /** Names where the earliest due timer is found; `after` is the last one that was seen. */
  useTimers: (earliest: (after: string) => Promise<string | undefined>) => void;
  /** Moves forward through every due moment in order; answers when all that was due has happened. */
  moveTo: (target: number) => Promise<ClockMove>;
  stop: () => void;
}

interface Alarm {
  due: number;
  what: string;
  run: () => Promise<void>;
  often: boolean;
}

const MINUTE = 60_000;
const LONGEST_WAIT = 2_000_000_000;
const iso = (instant: number): string => new Date(instant).toISOString();

/** A clock that shows `startAt`, or real time; `moved` is told at each step by how much it is ahead of real time. */
export function createClock(
  activity: Activity,
  startAt?: number,
  moved: (aheadMs: number) => void = () => undefined,
): LocalClock {
  const shared = new SharedArrayBuffer(8);
  const offset = new BigInt64Array(shared);
  const now = (): number => Date.now() + Number(Atomics.load(offset, 0));
  const set = (instant: number): void => {
    if (instant <= now()) return;
    Atomics.store(offset, 0, BigInt(Math.ceil(instant - Date.now())));
    moved(Number(offset[0]));
  };
  if (startAt !== undefined) Atomics.store(offset, 0, BigInt(startAt - Date.now()));

  const alarms = new Set<Alarm>();
  let step: (at: number) => Promise<void> = async () => undefined;
  let earliestTimer: (after: string) => Promise<string | undefined> = async () => undefined;
  let waiting: NodeJS.Timeout | undefined;
  let moving: Promise<unknown> = Promise.resolve();
  let moves = 0;
  let stopped = false;
  const next = (stops: boolean): Alarm | undefined =>
    [...alarms].reduce<Alarm | undefined>(
      (first, alarm) => ((stops && alarm.often) || (first && first.due <= alarm.due) ? first : alarm),
      undefined,
    );
  const ring = async (alarm: Alarm): Promise<void> => {
    alarms.delete(alarm);
    await activity.track(alarm.run);
  };
  const wait = (): void => {
    clearTimeout(waiting);
    const alarm = next(false);
    if (alarm === undefined || moves > 0) return;
    waiting = setTimeout(
      () => {
        if (alarm.due <= now() && alarms.has(alarm)) void ring(alarm);
        wait();
      },
      Math.min(Math.max(0, alarm.due - now()), LONGEST_WAIT),
    );
  };

  const walk = async (target: number): Promise<ClockMove> => {
    const move: ClockMove = { from: iso(now()), to: iso(target), steps: [] };
    let floor = "";
    for (;;) {
      await activity.whenIdle();
      const alarm = next(true);
      const timer = await earliestTimer(floor);
      // The function that fires timers runs on whole minutes, so that is when one that is due between them fires.
      const timerDue =
        timer === undefined ? Number.POSITIVE_INFINITY : Math.ceil(Date.parse(timer) / MINUTE) * MINUTE;
      const due = Math.min(alarm?.due ?? Number.POSITIVE_INFINITY, timerDue);
      if (due > target) break;
      set(due);
      if (timerDue <= due) {
        const at = Math.max(due, now());
        move.steps.push({ at: iso(at), what: "timers" });
        await step(at);
        await activity.whenIdle();
        // A timer that is still there could not fire; it must not hold up the others.
        if (timer !== undefined && (await earliestTimer(floor)) === timer) floor = timer;
      } else if (alarm !== undefined) {
        move.steps.push({ at: iso(due), what: alarm.what });
        await ring(alarm);
      }
    }
    set(target);
    await step(target);
    await activity.whenIdle();
    return move;
  };

  return {
    now,
    shared,
    at: (due, what, run, often = false) => {
      if (stopped) return () => undefined;
      const alarm = { due, what, run, often };
      alarms.add(alarm);
      wait();
      return () => {
        alarms.delete(alarm);
      };
    },
    onStep: (run) => {
      step = run;
    },
    useTimers: (earliest) => {
      earliestTimer = earliest;
    },
    moveTo: (target) => {
      if (!Number.isFinite(target))
        throw new ClockError(
          "That is not a moment the clock understands: give an ISO 8601 instant or period.",
        );
      if (target < now())
        throw new ClockError(
          `The clock only moves forward: it shows ${iso(now())}, which is later than ${iso(target)}.`,
        );
      moves += 1;
      const move = moving.then(() => walk(target));
      moving = move
        .then(
          () => undefined,
          () => undefined,
        )
        .finally(() => {
          moves -= 1;
          wait();
        });
      return move;
    },
    stop: () => {
      stopped = true;
      alarms.clear();
      clearTimeout(waiting);
    },
  };
}
