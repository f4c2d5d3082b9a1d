import { requestExport } from "../../shared/exports/commands.ts";
import { KEPT_DAYS } from "../../shared/exports/export.ts";
import { exportKinds, leftOut } from "../../shared/exports/kinds.ts";
import { listExports } from "../../shared/exports/store.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { readPeople } from "../../shared/people/store.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import confirm from "./desk-export-confirm.njk";
import exportsPage from "./desk-exports.njk";
import { exportView } from "./export-view.ts";

/** The last exports, what one holds, and the way to make one, after saying what will be in it. */
export const page = deskPage({
  path: paths.deskExports,
  names: nothing,
  load: async ({ table }) => {
    const exports = await listExports(table);
    const ids = [...new Set(exports.flatMap(({ requestedBy }) => requestedBy ?? []))];
    const people = await readPeople(table, ids);
    const names = new Map(people.flatMap((one) => (one === undefined ? [] : [[one.id, one.name] as const])));
    return { exports, names };
  },
  show: ({ now }, { exports, names }) =>
    view(exportsPage, {
      exports: exports.map((one) => ({
        ...exportView(one, now()),
        by: names.get(one.requestedBy ?? "") ?? "Someone who left",
      })),
      kinds: exportKinds,
      leftOut,
      keptDays: KEPT_DAYS,
    }),
  asks: { make: () => view(confirm, { kinds: exportKinds, leftOut }) },
  steps: (step) => ({
    make: step({
      run: async (needs, _named, given) => {
        const { done } = await requestExport(needs, given);
        return { done, leadsTo: toPath(paths.deskExport, done) };
      },
    }),
  }),
  refusals: {},
});
