import type { LocalStack } from "../../infra/local/index.ts";
import { toLocal } from "../../shared/platform/wall-clock.ts";
import type { Browser, Met } from "../support/browser.ts";
import { signIn, visit } from "../support/over-http.ts";
import { tickedForm } from "../support/ticked.ts";
import { wholeTable } from "../support/whole-table.ts";
import { shown, taken } from "./run.ts";
import { settle } from "./timetable.ts";

/** What the desk's list of failures shows that wait for somebody: what failed and why. */
export const failuresAtDesk = async (stack: LocalStack): Promise<{ what: string; why: string }[]> => {
  const { $ } = shown(
    await visit(stack, { cookies: await signIn(stack) }).open("/desk/failures"),
    "failures",
  );
  return $("tbody tr")
    .toArray()
    .map((row) => ({
      what: $(row).find("th").text().trim(),
      why: $(row).find("td[data-heading=Why]").text().trim(),
    }));
};

const openFailures = async (stack: LocalStack): Promise<{ desk: Browser; page: Met }> => {
  const desk = visit(stack, { cookies: await signIn(stack), patience: 3 });
  return { desk, page: shown(await desk.open("/desk/failures"), "failures") };
};

const idsOf = ({ $ }: Met, keep: (row: string) => boolean): readonly string[] =>
  $("tbody tr")
    .toArray()
    .filter((row) => keep($(row).text()))
    .map((row) => String($(row).find("[name=ticked]").val()));

/** Ticks every failure of the page that can be replayed, presses Replay, and lets everything happen that follows. False when there is none. */
export const replayAtDesk = async (stack: LocalStack): Promise<boolean> => {
  const { desk, page } = await openFailures(stack);
  const ids = idsOf(page, (row) => !row.includes("needs a developer"));
  if (ids.length === 0) return false;
  taken(await desk.post("/desk/failures", tickedForm(page, { _step: "replay" }, ids)), "replay");
  await settle(stack);
  return true;
};

/** Sets everything aside that waits, a page after the other, because there is nothing to do about it. */
export const setAllAsideAtDesk = async (stack: LocalStack): Promise<void> => {
  for (;;) {
    const { desk, page } = await openFailures(stack);
    const ids = idsOf(page, () => true);
    if (ids.length === 0) break;
    const form = tickedForm(page, { _step: "set-aside", sure: "yes" }, ids);
    taken(await desk.post("/desk/failures", form), "set aside");
  }
  await stack.idle();
};

const MOST_ROUNDS = 8;

/** Replays failures until none is left that can be. Throws when some keep failing. */
export const replayToTheEnd = async (stack: LocalStack): Promise<void> => {
  for (let round = 0; round < MOST_ROUNDS; round += 1) if (!(await replayAtDesk(stack))) return;
  throw new Error(`Some failures failed again ${MOST_ROUNDS} times.`);
};

/** Has the desk publish the entries of a period again, to the minute, and lets everything happen that follows. */
export const republishAtDesk = async (stack: LocalStack, from: Date, to: Date): Promise<void> => {
  const desk = visit(stack, { cookies: await signIn(stack), patience: 3 });
  const page = shown(await desk.open("/desk/journal"), "journal");
  const form = page.$("input[name=from]").closest("form");
  const fields = [
    ["_form", form.find("input[name=_form]").attr("value") ?? ""],
    ["from", toLocal(from.toISOString()).slice(0, 16)],
    ["to", toLocal(to.toISOString()).slice(0, 16)],
  ] as const;
  taken(await desk.post(form.attr("action") ?? "", fields), "publish again");
  await settle(stack);
};

/** Everything in the table but what tells of failures, replays and republishing, as text. */
export const stateBesidesRepairs = async (stack: LocalStack): Promise<string[]> =>
  (await wholeTable(stack))
    .map((item) => JSON.stringify(item))
    .filter(
      (text) =>
        !/failure|RepublishRequested|ONCE#journal\/on-republish-requested:|ONCE#form:|sign-in|"pk":"TEAM"/i.test(
          text,
        ),
    )
    .sort();
