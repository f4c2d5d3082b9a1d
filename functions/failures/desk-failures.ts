import { askForReplays, setFailureAside } from "../../shared/failures/commands.ts";
import { isReplayable } from "../../shared/failures/decide.ts";
import { listFailures, readFailureById } from "../../shared/failures/store.ts";
import { paths } from "../../shared/pages/paths.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import type { Fields } from "../entry-points/typed-fields.ts";
import { readAboutSubjects } from "../journal/subject-titles.ts";
import failuresPage from "./desk-failures.njk";
import confirmPage from "./desk-failures-confirm.njk";
import { viewFailure } from "./failure-view.ts";

const replayed = ({ count }: Fields): string =>
  count === "1"
    ? "The work will be done again in a moment."
    : `The work of ${Number(count) || 0} failures will be done again in a moment.`;

const kept = (asked: Awaited<ReturnType<typeof askForReplays>>) =>
  "refusal" in asked ? asked : { ...asked, keep: { count: String(asked.done) } };

/**
 * What was given up after all retries, and waits for somebody; with `?list=closed` what was replayed or set aside. One failure is replayed or
 * set aside, or all are replayed after saying how many they are.
 */
export const page = deskPage({
  path: paths.deskFailures,
  names: nothing,
  load: async ({ table }, _named, { request: { query } }) => {
    const list = query["list"] === "closed" ? "closed" : "waiting";
    const failures = await listFailures(table, list);
    const about = await readAboutSubjects(
      table,
      failures.shown.flatMap(({ entry }) => entry?.subject ?? []),
    );
    return {
      list,
      failures,
      about,
      replayable: failures.shown.filter((failure) => isReplayable(failure)).length,
    };
  },
  show: (_needs, { list, failures, about, replayable }) =>
    view(failuresPage, {
      list,
      replayable,
      part: failures,
      failures: failures.shown.map((failure) => viewFailure(failure, about)),
    }),
  asks: {
    "replay-all": (_needs, { replayable }) =>
      replayable === 0 ? { redirect: paths.deskFailures } : view(confirmPage, { count: replayable }),
  },
  steps: (step) => ({
    "set-aside": step({
      run: (needs, _named, given) => setFailureAside(needs, given.form["failure"] ?? "", given),
      done: "Set aside. It can be read for 90 days.",
    }),
    replay: step({
      run: async (needs, _named, given) => {
        const failure = await readFailureById(needs.table, given.form["failure"] ?? "");
        return kept(await askForReplays(needs, failure === undefined ? [] : [failure], given));
      },
      done: replayed,
    }),
    "replay-all": step({
      run: async (needs, _named, given) =>
        kept(await askForReplays(needs, (await listFailures(needs.table, "waiting")).shown, given)),
      done: replayed,
    }),
  }),
  refusals: { "nothing-left": "There is nothing left to do. Someone may have done it already." },
});
