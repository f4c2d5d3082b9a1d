import { finishHandOver } from "../../shared/hand-overs/decide.ts";
import { HandOverBegun, HandOverTakenBack } from "../../shared/hand-overs/entries.ts";
import { handingOf } from "../../shared/hand-overs/handing-of.ts";
import { handedOver } from "../../shared/hand-overs/letters.ts";
import type { HandOver, Outcome } from "../../shared/hand-overs/model.ts";
import {
  countOutcomes,
  outcomeWrite,
  readGiven,
  readHandOver,
  saveHandOver,
  whileItGoesOn,
} from "../../shared/hand-overs/store.ts";
import { type Refused, refused } from "../../shared/journal/answer.ts";
import { OVERTAKEN } from "../../shared/journal/commit.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import { type FanOutPage, type FanOutPart, LEFT_TO_OTHERS } from "../../shared/journal/fan-out.ts";
import { letter } from "../../shared/letters/letter.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { mayActAs } from "../../shared/sign-in/role.ts";
import { roleInTeam } from "../../shared/sign-in/team.ts";
import { handedBack, handedTo, handRefusals, type ToHand } from "../../shared/work/handing.ts";
import { placeOfOwned } from "../../shared/work/owned.ts";
import { readOwned } from "../../shared/work/read.ts";
import { fanOutReaction } from "../entry-points/fan-out.ts";

interface Step {
  readonly table: Table;
  readonly handOver: HandOver;
  readonly occasion: Occasion;
  readonly attempt: number;
}

const refusalIn = (why: string): Outcome["stayed"] => handRefusals.find((name) => name === why) ?? "changed";

/** The page that changes one thing's hands and notes what became of it; `settled` says that where it does not change. */
const pageOf = async (
  { table, occasion, attempt }: Step,
  asked: ToHand,
  settled: (why: string) => Pick<FanOutPage, "writes">,
  next: string,
): Promise<FanOutPage | typeof OVERTAKEN> => {
  const saving = await handingOf(asked.thing).saving(table, asked, occasion, attempt);
  if (saving === OVERTAKEN) return OVERTAKEN;
  if ("unchanged" in saving) return { ...settled("changed"), next };
  if ("refusal" in saving) return { ...settled(saving.refusal), next };
  const { result: _result, ...rest } = saving;
  return { ...rest, next };
};

/** Gives one thing after another, in the order of a hand-over. What has gone from the list meanwhile is not theirs any more. */
const giving =
  ({ table, handOver, occasion }: Omit<Step, "attempt">): FanOutPart =>
  async (cursor, attempt) => {
    const { from, to } = handOver;
    const [thing] = await readOwned(table, from, { after: cursor, limit: 1 });
    if (thing === undefined) return {};
    // Only who was overtaken looks again whether the colleague is still of the team: the transaction checks it in any case.
    const role = attempt > 1 ? await roleInTeam(table, to) : "team";
    const mayHave = role !== undefined && mayActAs(role, "team");
    const next = mayHave ? handedTo(thing, from, to) : (): Refused<"not-of-team"> => refused("not-of-team");
    const goesOn = whileItGoesOn(handOver);
    return pageOf(
      { table, handOver, occasion, attempt },
      {
        thing,
        from,
        next,
        receiver: to,
        beside: (handed) => [outcomeWrite(handOver, { thing, handed }), goesOn],
      },
      (why) => ({ writes: [outcomeWrite(handOver, { thing, stayed: refusalIn(why) }), goesOn] }),
      placeOfOwned(thing),
    );
  };

const finishing =
  ({ table, handOver: { id }, occasion }: Omit<Step, "attempt">): FanOutPart =>
  async () => {
    const [before, counts] = await Promise.all([readHandOver(table, id), countOutcomes(table, id)]);
    const decision = before === undefined ? undefined : finishHandOver(before, counts, occasion);
    if (decision === undefined || "unchanged" in decision) return LEFT_TO_OTHERS;
    const { handOver, entries } = decision;
    const facts = { handOver: id, ...counts };
    const letters =
      counts.given === 0 || handOver.to === handOver.by
        ? []
        : [
            letter(
              handedOver,
              { to: { person: handOver.to }, about: `team-member:${handOver.from}`, facts },
              occasion,
            ),
          ];
    const { result: _result, ...saving } = saveHandOver(handOver, entries, letters);
    return saving;
  };

/** Puts one thing after another back, where nobody has changed its hands since. */
const takingBack =
  ({ table, handOver, occasion }: Omit<Step, "attempt">): FanOutPart =>
  async (cursor, attempt) => {
    const [outcome] = await readGiven(table, handOver.id, { after: cursor, limit: 1 });
    if (outcome?.handed === undefined) return {};
    const { thing, handed } = outcome;
    return pageOf(
      { table, handOver, occasion, attempt },
      {
        thing,
        from: handOver.to,
        next: handedBack(handed),
        beside: () => [outcomeWrite(handOver, { ...outcome, back: "yes" })],
      },
      () => ({ writes: [outcomeWrite(handOver, { ...outcome, back: "changed" })] }),
      placeOfOwned(thing),
    );
  };

/** Gives all that somebody has to a colleague, a thing to a transaction; or puts all of it back. */
export const handler = fanOutReaction(
  "hand-overs/on-hand-over-changed",
  [HandOverBegun, HandOverTakenBack],
  async ({ table }, { name, data }, occasion) => {
    const handOver = await readHandOver(table, data.handOver);
    if (handOver === undefined) return [];
    const by: Occasion = { ...occasion, actor: { kind: "team", id: handOver.by } };
    const step = { table, handOver, occasion: by };
    return name === HandOverBegun.name ? [giving(step), finishing(step)] : [takingBack(step)];
  },
);
