import { listDigests } from "../../shared/digests/read.ts";
import { readSeveralResults } from "../../shared/news/results.ts";
import { setNewsSettings } from "../../shared/news/set-settings.ts";
import { readNewsSettings } from "../../shared/news/settings.ts";
import { newsSettingsForm } from "../../shared/newsletters/input.ts";
import { paths } from "../../shared/pages/paths.ts";
import { sayDate } from "../../shared/platform/time.ts";
import { nothing, view } from "../entry-points/page-definition.ts";
import { deskPage } from "../entry-points/page-file.ts";
import template from "./desk-news-settings.njk";

const DIGESTS_SHOWN = 12;

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

/** How news goes out, and the digests of the last weeks with what became of them. */
export const page = deskPage({
  path: paths.deskNewsSettings,
  names: nothing,
  load: async ({ table }) => {
    const [settings, digests] = await Promise.all([
      readNewsSettings(table),
      listDigests(table, DIGESTS_SHOWN),
    ]);
    return { settings, digests };
  },
  show: async ({ table }, { settings, digests }, { request }) => {
    const results = await readSeveralResults(
      table,
      digests.map(({ id }) => id),
    );
    return view(template, {
      // A form that comes back is of the version that the person saw.
      version: request.form.get("version")?.[0] ?? settings.version,
      answers: settings,
      days: weekdays.map((text, nth) => ({ value: String(nth + 1), text })),
      digests: digests.map(({ at, monthly }, nth) => ({
        on: sayDate(at),
        monthly,
        outcomes: results[nth]?.outcomes,
        clicks: results[nth]?.clicks.reduce((sum, { times }) => sum + times, 0) ?? 0,
      })),
    });
  },
  steps: (step) => ({
    save: step({
      form: newsSettingsForm,
      run: (needs, _named, given) => setNewsSettings(needs, given.form, given),
      done: "Saved. It holds from now on, also for a newsletter that is being sent.",
    }),
  }),
  refusals: {
    changed:
      "Someone set this while you were looking at it. What you typed is still here: open this page again to see what is set now.",
  },
});
