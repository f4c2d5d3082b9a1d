import * as z from "zod/mini";
import { startBulkRun, stopBulkRun, undoBulkRun } from "../../shared/lists/bulk-run/commands.ts";
import { type BulkRun, isWorking, leftOf, turnedOf } from "../../shared/lists/bulk-run/model.ts";
import { readBulkRun } from "../../shared/lists/bulk-run/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { counted } from "../../shared/platform/text.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import { view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import { chosenText, sayLeft } from "./bulk.ts";
import { bulkActionOf, bulkLists } from "./bulk-lists.ts";
import template from "./desk-bulk-run.njk";

/** All lists of which all that fits can be changed; some features have a function of their own for it. */
const lists = new Map([
  ...bulkLists,
  ["registrations", async () => (await import("../events/places/bulk-actions.ts")).registrationBulk] as const,
]);

/** A run with what its action is called. */
interface FoundRun {
  readonly run: BulkRun;
  readonly known: NonNullable<Awaited<ReturnType<typeof bulkActionOf>>>;
  readonly chosen: string;
}

const findRun = async (needs: PageNeeds, id: string, me: string): Promise<FoundRun | undefined> => {
  const run = await readBulkRun(needs.table, id);
  const known = run && (await bulkActionOf(lists, run.list, run.action));
  if (run === undefined || known === undefined) return undefined;
  return { run, known, chosen: await chosenText(needs, known.action, { value: run.value, me }) };
};

/** Of what is undone, as many things as were changed have to be put back. */
const percentOf = (run: BulkRun): number => {
  const [part, whole] =
    run.status === "undoing" ? [run.undone.back + run.undone.kept, run.changed] : [turnedOf(run), run.count];
  return whole === 0 ? 100 : Math.floor((100 * part) / whole);
};

const contextOf = ({ run, known, chosen }: FoundRun) => {
  const { things, action } = known;
  const { verb, said, warning, undo } = action;
  const what = `${verb} ${counted(run.count, ...things)}`;
  const isOver = run.status === "finished" || run.status === "stopped";
  return {
    run,
    things,
    chosen,
    what,
    section: run.path,
    action: toPath(paths.deskBulkRun, { id: run.id }),
    isWorking: isWorking(run),
    turned: turnedOf(run),
    percent: percentOf(run),
    warning: warning ?? (undo === undefined ? "This cannot be undone." : "You can undo this for seven days."),
    outcome:
      run.changed === 0 ? `No ${things[0]} was changed.` : said(counted(run.changed, ...things), chosen),
    left: leftOf(run),
    reasons: sayLeft(run.left, action),
    mayUndo: undo !== undefined && isOver && run.changed > 0,
  };
};

/** What is done to all that fits a list: how many they are before it is done, how far it is, what became of it, and the way to stop or undo it. */
export const page = deskPage({
  path: paths.deskBulkRun,
  names: (_needs, { request }) => z.uuid().safeParse(request.parameters.id).data,
  load: (needs, id, { visit }) => findRun(needs, id, visit.session.person),
  show: (_needs, found) => view(template, contextOf(found)),
  steps: (step) => ({
    start: step({ run: (needs, id, given) => startBulkRun(needs, id, given) }),
    stop: step({ run: (needs, id, given) => stopBulkRun(needs, id, given) }),
    undo: step({ run: (needs, id, given) => undoBulkRun(needs, id, given) }),
  }),
  refusals: { "not-now": "This has moved on. What you see below is how it stands now." },
});
