import type { FanOutPart } from "../journal/fan-out.ts";
import type { Letter } from "../letters/letter.ts";
import type { Instant } from "../platform/clock.ts";
import type { Table } from "../platform/dynamo.ts";
import type { Registration } from "./places/model.ts";
import { registrationsAfter } from "./store.ts";

/** Letters to a transaction. */
const PAGE = 40;

/**
 * Letters about what happened at `at` to everybody who was registered for an event then, forty people to a page. People who register later
 * shift nobody into a second letter and get none themselves, however late the letters are written: they knew it when they came.
 */
export const lettersToRegistered =
  (
    table: Table,
    { event, at }: { readonly event: string; readonly at: Instant },
    write: (registration: Registration) => Letter | undefined,
  ): FanOutPart =>
  async (cursor) => {
    const registrations = await registrationsAfter(table, event, cursor, PAGE);
    const concerned = registrations.filter(({ joinedAt }) => joinedAt <= at);
    return {
      letters: concerned.flatMap((registration) => write(registration) ?? []),
      next: registrations.length < PAGE ? undefined : registrations.at(-1)?.person,
    };
  };
