import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { v7 } from "uuid";
import type { CommitNeeds } from "../../shared/journal/commit.ts";
import type { Actor, Occasion } from "../../shared/journal/entry.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import type { RandomBytes } from "../../shared/platform/references.ts";

/** What the product's commands need, at a moment of the sample's own history. */
export interface SampleMoment {
  readonly needs: CommitNeeds & { readonly randomBytes: RandomBytes; readonly newId: () => string };
  readonly occasion: Occasion;
}

/** Gives the moments of one part of the sample: chance comes from its name and a counter, so every load makes the same references and ids. */
export const sampleMoments = (table: Table, part: string) => {
  let drawn = 0;
  const randomBytes: RandomBytes = (count) => {
    drawn += 1;
    return createHash("sha512").update(`${part} ${drawn}`).digest().subarray(0, count);
  };
  return (at: Instant, actor: Actor = { kind: "person" }): SampleMoment => {
    const newId = () => v7({ msecs: Date.parse(at), random: randomBytes(16) });
    const needs = {
      table,
      randomBytes,
      newId,
      now: () => at,
      random: () => 0.5,
      sleep: async (milliseconds: number) => {
        await wait(milliseconds);
      },
    };
    return { needs, occasion: { now: at, newId, actor, correlation: `sample:${at}` } };
  };
};
