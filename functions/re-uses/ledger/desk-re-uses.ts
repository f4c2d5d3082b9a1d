import { regions } from "../../../shared/organisations/regions.ts";
import { paths, personPath, toPath } from "../../../shared/pages/paths.ts";
import { sayShortDate } from "../../../shared/platform/time.ts";
import { isOverdue, readLedgerQuery } from "../../../shared/re-uses/ledger.ts";
import { type ReUse, titleOf } from "../../../shared/re-uses/re-use.ts";
import { stageTag } from "../../../shared/re-uses/stage-words.ts";
import { stages } from "../../../shared/re-uses/stages.ts";
import { type DeskList, inMemory } from "../../lists/definition.ts";
import { listPage } from "../../lists/list-page.ts";
import { reUseBulk } from "./bulk-actions.ts";
import ledgerTemplate from "./desk-re-uses.njk";
import { funnelView } from "./funnel.ts";
import { filterItems, type Ledger, readLedger } from "./ledger-view.ts";

const OVERDUE = { text: "Overdue", classes: "nhsuk-tag--red" };

interface Row {
  readonly reUse: ReUse;
  readonly ledger: Ledger;
}

const sayBenefits = ({ benefits }: ReUse): string =>
  benefits
    .map(({ what, since, amount }) =>
      [what, amount && `${amount.number} ${amount.unit}`, since && `since ${since}`]
        .filter((part) => part !== undefined)
        .join(", "),
    )
    .join("; ");

const regionOf = ({ reUse, ledger }: Row): string => regions[ledger.regionOf(reUse.organisation.code)];

const reUses: DeskList<typeof paths.deskReUses, Ledger, ReUse, Row> = {
  name: "re-uses",
  path: paths.deskReUses,
  words: {
    title: () => "Re-use",
    things: ["re-use", "re-uses"],
    intro: () => "Who uses what the programme made, or looks at it, and how far they have come.",
    empty: () =>
      "Nobody has asked to use anything yet. Requests from the catalogue come in here by themselves.",
    links: ({ visit }) =>
      visit.session.role === "viewer" ? [] : [{ href: paths.deskNewReUse, text: "Log a call" }],
  },
  takes: ["used", "organisation", "region", "stage", "owner", "overdue"],
  load: (needs, _asked, { filters }) => readLedger(needs, readLedgerQuery(filters)),
  find: (_needs, { of }) => inMemory(of.shown),
  idOf: ({ reference }) => reference,
  hrefOf: ({ reference }) => toPath(paths.deskReUse, { reference }),
  rows: async (_needs, things, { of: ledger }) => things.map((reUse) => ({ reUse, ledger })),
  columns: [
    {
      key: "used",
      heading: "What is used",
      sort: titleOf,
      cell: ({ reUse }) => ({ text: titleOf(reUse), more: [reUse.reference] }),
    },
    {
      key: "organisation",
      heading: "Organisation",
      sort: ({ organisation }) => organisation.name,
      cell: ({ reUse }) => ({ text: reUse.organisation.name }),
    },
    { key: "region", heading: "Region", cell: (row) => ({ text: regionOf(row) }) },
    { key: "stage", heading: "Stage", cell: ({ reUse }) => ({ tags: [stageTag(reUse.stage)] }) },
    {
      key: "owner",
      heading: "Assigned to",
      sort: ({ owner }, { of: { nameOf } }) => (owner === undefined ? "" : nameOf(owner)),
      cell: ({ reUse, ledger }) => ({ text: ledger.nameOf(reUse.owner), href: personPath(reUse.owner) }),
    },
    {
      key: "contact",
      heading: "Next contact",
      sort: ({ nextContactOn = "" }) => nextContactOn,
      cell: ({ reUse, ledger }) => ({
        text: reUse.nextContactOn === undefined ? "None" : sayShortDate(reUse.nextContactOn),
        tags: [isOverdue(reUse, ledger.today) ? OVERDUE : undefined],
      }),
    },
  ],
  // No person outside is named in the file.
  file: [
    { heading: "Reference", value: ({ reUse }) => reUse.reference },
    { heading: "What is used", value: ({ reUse }) => titleOf(reUse) },
    { heading: "Catalogue item", value: ({ reUse }) => reUse.item?.reference ?? "" },
    { heading: "Project", value: ({ reUse }) => reUse.project?.reference ?? "" },
    { heading: "Organisation", value: ({ reUse }) => reUse.organisation.name },
    { heading: "Code", value: ({ reUse }) => reUse.organisation.code ?? "" },
    { heading: "Region", value: regionOf },
    { heading: "Stage", value: ({ reUse }) => stages[reUse.stage] },
    { heading: "Since", value: ({ reUse }) => (reUse.history.at(-1)?.at ?? reUse.requestedAt).slice(0, 10) },
    { heading: "Asked", value: ({ reUse }) => reUse.requestedAt.slice(0, 10) },
    { heading: "Assigned to", value: ({ reUse, ledger }) => ledger.nameOf(reUse.owner) },
    { heading: "Next contact", value: ({ reUse }) => reUse.nextContactOn ?? "" },
    { heading: "May be named", value: ({ reUse }) => (reUse.mayBeNamed ? "yes" : "no") },
    { heading: "Benefits", value: ({ reUse }) => sayBenefits(reUse) },
    { heading: "Outcome", value: ({ reUse }) => reUse.outcome ?? "" },
  ],
  bulk: reUseBulk,
  filters: async (_needs, { of }) => {
    const { regions: where, stages: stage, owners } = filterItems(of);
    return [
      { name: "organisation", label: "Organisation (part of its name, or its code)" },
      { name: "used", label: "What is used (part of its title, or its reference)" },
      { name: "region", label: "Region", choices: where },
      { name: "stage", label: "Stage", choices: stage },
      { name: "owner", label: "Assigned to", isPerson: true, choices: owners },
      { name: "overdue", label: "Only those whose next contact is overdue", choices: "tick" },
    ];
  },
  more: ({ of: { all, fitting, today } }) => ({
    total: all.length,
    overdue: all.filter((reUse) => isOverdue(reUse, today)).length,
    funnel: funnelView(fitting),
  }),
};

/** The ledger: who uses what the programme made, and how far they have come. */
export const page = listPage(reUses, ledgerTemplate);
