import { takeHandOverBack } from "../../shared/hand-overs/commands.ts";
import type { HandOver, Outcome } from "../../shared/hand-overs/model.ts";
import { KEPT_DAYS, readHandOver, readOutcomes } from "../../shared/hand-overs/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readNames } from "../../shared/sign-in/names.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { colleagueId } from "./colleagues.ts";
import handOverPage from "./desk-hand-over.njk";
import { readOwnedLines } from "./owned-lines.ts";
import { kindTitles, leftWords } from "./owned-words.ts";

const MOST_SHOWN = 24;

const stateOf = ({ finished, takenBackAt }: HandOver): "going-on" | "finished" | "taken-back" => {
  if (takenBackAt !== undefined) return "taken-back";
  return finished === undefined ? "going-on" : "finished";
};

/** How much was given and stayed so far, of what is shown. */
const countsOf = (outcomes: readonly Outcome[]) => {
  const given = outcomes.filter(({ handed }) => handed !== undefined).length;
  return { given, left: outcomes.length - given };
};

/** What was handed over from one of the team to another: how far it is, what stayed, and the way back. */
export const page = deskPage({
  path: paths.deskHandOver,
  names: (_needs, { request }) => colleagueId(request.parameters.id),
  load: async ({ table }, id) => {
    const [handOver, outcomes] = await Promise.all([
      readHandOver(table, id),
      readOutcomes(table, id, MOST_SHOWN),
    ]);
    return handOver && { handOver, outcomes, counts: handOver.finished ?? countsOf(outcomes) };
  },
  show: async (needs, { handOver, outcomes, counts }) => {
    const [nameOf, lines] = await Promise.all([
      readNames(needs, [handOver.from, handOver.to, handOver.by]),
      readOwnedLines(
        needs.table,
        outcomes.map(({ thing }) => thing),
      ),
    ]);
    const rows = lines.map((line, nth) => {
      const { stayed: why, back } = outcomes[nth] ?? {};
      return {
        kind: kindTitles[line.thing.kind],
        title: line.title,
        href: line.href,
        why: why === undefined ? undefined : leftWords[why]?.(true),
        back,
      };
    });
    return view(handOverPage, {
      state: stateOf(handOver),
      from: { id: handOver.from, name: nameOf(handOver.from) },
      to: { id: handOver.to, name: nameOf(handOver.to) },
      by: nameOf(handOver.by),
      at: handOver.at,
      given: rows.filter(({ why }) => why === undefined),
      stayed: rows.filter(({ why }) => why !== undefined),
      isLeast: handOver.finished === undefined && outcomes.length === MOST_SHOWN,
      counts,
      days: KEPT_DAYS,
      ownedHref: toPath(paths.deskOwned, { person: handOver.from }),
      toHref: toPath(paths.deskOwned, { person: handOver.to }),
    });
  },
  asks: {
    back: (_needs, { handOver, counts }, { request }) =>
      handOver.takenBackAt === undefined
        ? view(handOverPage, { asks: true, counts })
        : { redirect: request.path },
  },
  steps: (step) => ({
    back: step({
      run: (needs, id, given) => takeHandOverBack(needs, id, given),
      done: "What was given goes back to who had it. What was given to someone else since stays with them.",
    }),
  }),
  refusals: {},
});
