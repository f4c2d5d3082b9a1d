import * as z from "zod/mini";
import { formError } from "../../../shared/pages/form-errors.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { optionalDate } from "../../../shared/pages/typed.ts";
import { readPeople } from "../../../shared/people/store.ts";
import { typedPeople } from "../../../shared/people/typed-people.ts";
import { listReaders } from "../../../shared/reports/programme/list-readers.ts";
import { reportKindNames, reportKinds } from "../../../shared/reports/programme/model.ts";
import { readersOf } from "../../../shared/reports/programme/settings.ts";
import { readReportSettings } from "../../../shared/reports/programme/store.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import readersPage from "./desk-report-readers.njk";

const readersForm = z.lazy(() =>
  z.object({
    monthly: typedPeople,
    quarterly: typedPeople,
    annual: typedPeople,
    from: optionalDate({ name: "The first day of the pause" }),
    to: optionalDate({ name: "The last day of the pause" }),
    _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
  }),
);

/** Who gets which report, and when reports pause. Two reads. */
export const page = deskPage({
  path: paths.deskReportReaders,
  names: nothing,
  load: async ({ table }) => {
    const settings = await readReportSettings(table);
    const ids = [...new Set(reportKindNames.flatMap((kind) => readersOf(settings, kind)))];
    const people = await readPeople(table, ids);
    return {
      settings,
      lineOf: new Map(
        people.flatMap((one) => (one === undefined ? [] : [[one.id, `${one.name}, ${one.email}`] as const])),
      ),
    };
  },
  show: (_needs, { settings, lineOf }) =>
    view(readersPage, {
      kinds: reportKindNames.map((kind) => ({ name: kind, ...reportKinds[kind] })),
      answers: {
        ...Object.fromEntries(
          reportKindNames.map((kind) => [
            kind,
            readersOf(settings, kind)
              .flatMap((id) => lineOf.get(id) ?? [])
              .join("\n"),
          ]),
        ),
        from: settings.pause?.from,
        to: settings.pause?.to,
      },
      version: settings.version,
    }),
  steps: (step) => ({
    save: step({
      form: readersForm,
      run: async (needs, _found, given) => {
        const { from, to, _version: version, ...readers } = given.form;
        if ((from === undefined) !== (to === undefined))
          return {
            errors: formError(from === undefined ? "from" : "to", "Enter both days of the pause, or neither"),
          };
        if (from !== undefined && to !== undefined && to < from)
          return { errors: formError("to", "The last day of the pause must not be before its first") };
        const pause = from === undefined || to === undefined ? undefined : { from, to };
        return listReaders(needs, { readers, pause, version }, given);
      },
      done: "Saved. Each report goes to these readers from now on.",
    }),
  }),
  refusals: {
    changed:
      "Someone changed the readers in the meantime. Open the page again and make your change to what they are now.",
    "too-many": { text: "A report can have 20 readers at most", status: 422 },
  },
});
