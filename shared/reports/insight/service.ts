import { drawBars } from "../../charts/bar-chart.ts";
import { paths } from "../../pages/paths.ts";
import type { Work, WorkKind } from "../../work/item.ts";
import { figureBy, figureOf } from "../figures/figure.ts";
import { type Part, type PartSource, sayHighest } from "./part.ts";

/** Of what waits for the team, what is wrong with the data: its words, its rule, and where it is put right. */
const qualityTasks: readonly {
  readonly kind: WorkKind;
  readonly words: string;
  readonly rule: string;
  readonly href: string;
}[] = [
  {
    kind: "undelivered",
    words: "Answers that did not arrive",
    rule: "Enquiries whose answer came back from the address that is known.",
    href: paths.deskEnquiries,
  },
  {
    kind: "link",
    words: "Dead links",
    rule: "Addresses in projects and the catalogue that did not answer when they were last asked for.",
    href: paths.deskLinks,
  },
  {
    kind: "outputs",
    words: "Projects that owe outputs",
    rule: "Complete projects of which an output is neither linked nor set aside with a reason.",
    href: paths.deskProjectList,
  },
  {
    kind: "attendance",
    words: "Events without attendance",
    rule: "Events that are over and of which nobody recorded who came.",
    href: `${paths.deskEvents}?show=past`,
  },
  {
    kind: "relationship",
    words: "Without an owner",
    rule: "People and organisations whose relationship is kept and that nobody looks after.",
    href: paths.deskRelationships,
  },
];

/** Open tasks that are about the data themselves, with where each is put right. */
export const dataQuality = ({ own }: PartSource, work: readonly Work[]): Part => {
  const members = figureOf(own, "members").value ?? 0;
  const placed = figureBy(own, "members", "region").reduce(
    (sum, { value = 0, of }) => (of === "not-stated" ? sum : sum + value),
    0,
  );
  const title = "Open tasks of data quality";
  const rows = [
    ...qualityTasks.map(({ kind, words, href }) => ({
      words,
      href,
      value: work.filter((one) => one.kind === kind).length,
    })),
    {
      words: "Members without a region",
      href: paths.deskOrganisationNames,
      value: Math.max(0, members - placed),
    },
  ];
  return {
    id: "data-quality",
    title,
    said: sayHighest(title, rows),
    draw: (shape) => drawBars({ title, bars: rows }, shape),
    table: {
      head: ["Task", "Open now"],
      rows: rows.map(({ words, value, href }) => ({ cells: [words, value], href })),
    },
    counted: [
      [
        "Open tasks",
        "Of what waits for nobody in particular now, at most the first 300; what someone has taken stands on their Today.",
      ],
      ...qualityTasks.map(({ words, rule }) => [words, rule] as const),
      [
        "Members without a region",
        "Members when the period ended, less those whose organisation has a region: its name is still to be matched with the directory.",
      ],
    ],
  };
};
