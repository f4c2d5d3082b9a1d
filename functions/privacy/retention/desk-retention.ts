import * as z from "zod/mini";
import { decidedMailBetween } from "../../../shared/enquiries/held-mail/erase.ts";
import { countClosedBetween } from "../../../shared/enquiries/retention.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { localDate, plus } from "../../../shared/platform/wall-clock.ts";
import { readDone } from "../../../shared/privacy/erasure/store.ts";
import { changeRetention } from "../../../shared/privacy/retention/commands.ts";
import { cutoffOf, holdsOn } from "../../../shared/privacy/retention/decide.ts";
import {
  GRACE_DAYS,
  type Retained,
  type Retention,
  retained,
  retainedNames,
} from "../../../shared/privacy/retention/model.ts";
import { listRuns, readRetention, runName } from "../../../shared/privacy/retention/store.ts";
import type { PageNeeds } from "../../entry-points/page.ts";
import { nothing, view } from "../../entry-points/page-definition.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { whatWent } from "../erasure/what-goes.ts";
import template from "./desk-retention.njk";

const months = (what: string) => z.coerce.number({ error: `Enter a number of months for ${what}` });

const retentionForm = z.object({
  _version: z.catch(z.coerce.number().check(z.int(), z.nonnegative()), 0),
  enquiries: months("closed enquiries"),
  "held-mail": months("held mail"),
  isOn: z._default(z.enum(["yes", ""]), ""),
});

/** Held mails are counted by reading them, up to so many. */
const MOST_MAILS = 200;

const countDue = async (
  { table }: PageNeeds,
  retention: Retention,
  kind: Retained,
  to: string,
): Promise<number> => {
  const from = retention.doneTo[kind];
  if (kind === "enquiries") return countClosedBetween(table, { from, to });
  const [filed, discarded] = await Promise.all([
    decidedMailBetween(table, { from, to }, MOST_MAILS),
    decidedMailBetween(table, { from, to, after: `discarded|${from ?? "!"}` }, MOST_MAILS),
  ]);
  return filed.mails.length + discarded.mails.length;
};

/** How long records are kept: what would go tonight and in the next month, and what went on which night. */
export const page = deskPage({
  path: paths.deskRetention,
  names: nothing,
  load: async (needs) => {
    const retention = await readRetention(needs.table);
    const now = needs.now();
    const [dry, runs] = await Promise.all([
      Promise.all(
        retainedNames.map(async (kind) => {
          const cutoff = cutoffOf(retention, kind, now);
          const [tonight, month] = await Promise.all([
            countDue(needs, retention, kind, cutoff),
            countDue(needs, retention, kind, plus(cutoff, "P30D")),
          ]);
          return { kind, cutoff, tonight, later: month - tonight };
        }),
      ),
      listRuns(needs.table, 7),
    ]);
    const did = await Promise.all(runs.map(({ date }) => readDone(needs.table, runName(date))));
    return {
      retention,
      dry,
      runs: runs.map((run, nth) => ({ ...run, went: whatWent(did[nth]?.did ?? []) })),
    };
  },
  show: ({ now }, { retention, dry, runs }, { request }) =>
    view(template, {
      version: request.form.get("_version")?.[0] ?? retention.version,
      isOn: retention.isOn,
      holdsFrom: retention.holdsFrom,
      holds: holdsOn(retention, localDate(now())),
      graceDays: GRACE_DAYS,
      kinds: dry.map((one) => ({
        ...one,
        ...retained[one.kind],
        name: one.kind,
        months: retention.months[one.kind],
      })),
      answers: {
        enquiries: retention.months.enquiries,
        "held-mail": retention.months["held-mail"],
        isOn: retention.isOn ? "yes" : "",
      },
      runs,
    }),
  steps: (step) => ({
    save: step({
      form: retentionForm,
      run: (needs, _named, given) => {
        const { _version: version, isOn, enquiries, "held-mail": heldMail } = given.form;
        return changeRetention(
          needs,
          { months: { enquiries, "held-mail": heldMail }, isOn: isOn === "yes", version },
          given,
        );
      },
      done: `Saved. It holds after ${GRACE_DAYS} days.`,
    }),
  }),
  refusals: {
    changed:
      "Someone saved this while you were looking at it. Look at what is set now, and save again if yours should hold.",
    "out-of-bounds": "Each time must be within the bounds that stand beside it.",
  },
});
