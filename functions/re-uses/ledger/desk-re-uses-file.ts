import { regions } from "../../../shared/organisations/regions.ts";
import { paths } from "../../../shared/pages/paths.ts";
import { toCsv } from "../../../shared/platform/csv.ts";
import { readLedgerQuery } from "../../../shared/re-uses/ledger.ts";
import type { ReUse } from "../../../shared/re-uses/re-use.ts";
import { titleOf } from "../../../shared/re-uses/re-use.ts";
import { stages } from "../../../shared/re-uses/stages.ts";
import { deskPage } from "../../entry-points/page-file.ts";
import { type Ledger, readLedger } from "./ledger-view.ts";

const HEAD = [
  "Reference",
  "What is used",
  "Catalogue item",
  "Project",
  "Organisation",
  "Code",
  "Region",
  "Stage",
  "Since",
  "Asked",
  "Looked after by",
  "Next contact",
  "May be named",
  "Benefits",
  "Outcome",
];

const sayBenefits = ({ benefits }: ReUse): string =>
  benefits
    .map(({ what, since, amount }) =>
      [what, amount && `${amount.number} ${amount.unit}`, since && `since ${since}`]
        .filter((part) => part !== undefined)
        .join(", "),
    )
    .join("; ");

const rowOf = (reUse: ReUse, { regionOf, nameOf }: Ledger): string[] => [
  reUse.reference,
  titleOf(reUse),
  reUse.item?.reference ?? "",
  reUse.project?.reference ?? "",
  reUse.organisation.name,
  reUse.organisation.code ?? "",
  regions[regionOf(reUse.organisation.code)],
  stages[reUse.stage],
  (reUse.history.at(-1)?.at ?? reUse.requestedAt).slice(0, 10),
  reUse.requestedAt.slice(0, 10),
  nameOf(reUse.owner),
  reUse.nextContactOn ?? "",
  reUse.mayBeNamed ? "yes" : "no",
  sayBenefits(reUse),
  reUse.outcome ?? "",
];

/** The part of the ledger that the page shows, as a file. No person outside is named in it. */
export const page = deskPage({
  path: paths.deskReUsesFile,
  names: (_needs, { request }) => readLedgerQuery(request.query),
  load: (needs, query) => readLedger(needs, query),
  show: (_needs, ledger) => ({
    file: toCsv([HEAD, ...ledger.shown.map((reUse) => rowOf(reUse, ledger))]),
    type: "text/csv; charset=utf-8",
    name: `re-use-${ledger.today}.csv`,
  }),
});
