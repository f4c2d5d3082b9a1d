import { type DocumentPart, paragraphsOf, type Text } from "../../../shared/documents/model.ts";
import { insideSentence } from "../../../shared/platform/text.ts";
import { sayDate } from "../../../shared/platform/time.ts";
import { deliveryRoutes } from "../../../shared/projects/delivery-routes.ts";
import { partnerNames, weeksOf } from "../../../shared/projects/project.ts";
import { levels, weightOf } from "../../../shared/projects/risks/model.ts";
import { roleTitle, sideNames, sides } from "../../../shared/projects/roles/model.ts";
import { progressOf, type StageProgress, type TaskLine } from "../../../shared/projects/stages/progress.ts";
import { projectStatuses } from "../../../shared/projects/status.ts";
import type { ReportSource } from "./read-report.ts";

/** A number with its noun. */
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What the project is, in facts. */
export const factsOf = ({ whole: { project }, nameOf }: ReportSource): DocumentPart => ({
  facts: [
    ["Reference", project.reference],
    [project.partners.length === 1 ? "Partner" : "Partners", partnerNames(project)],
    ["Delivered by", deliveryRoutes[project.route]],
    ["Owner", nameOf(project.owner)],
    ...(project.deputy === undefined ? [] : [["Deputy", nameOf(project.deputy)] as const]),
    [
      "The work",
      `${sayDate(project.startsOn)} to ${sayDate(project.endsOn)} (${counted(weeksOf(project), "week", "weeks")})`,
    ],
    ...(project.application === undefined ? [] : [["Application", project.application] as const]),
    ["Status", projectStatuses[project.status]],
    ...(project.completedAt === undefined ? [] : [["Completed", sayDate(project.completedAt)] as const]),
  ],
});

/** What the project was about, in the words of the team. */
export const summaryOf = ({ whole: { project } }: ReportSource): readonly DocumentPart[] => [
  { heading: "What the project is about" },
  ...paragraphsOf(project.summary),
];

const sayPeriod = (startsOn: string, endsOn: string | undefined): string =>
  endsOn === undefined ? `From ${sayDate(startsOn)}` : `${sayDate(startsOn)} to ${sayDate(endsOn)}`;

/** Who had which role, on either side. */
export const peopleOf = ({ whole: { roles }, nameOf }: ReportSource): readonly DocumentPart[] => {
  const rows = sideNames.flatMap((side) =>
    roles
      .filter((role) => role.side === side)
      .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
      .map((role) => [
        nameOf(role.person),
        roleTitle(role),
        sides[side],
        sayPeriod(role.startsOn, role.endsOn),
      ]),
  );
  return [
    { heading: "People" },
    rows.length === 0
      ? { paragraph: "Nobody is named in a role." }
      : { table: { caption: "Roles in the project", head: ["Name", "Role", "Side", "When"], rows } },
  ];
};

/** A done task with what came of it. A file that we keep has its name only: who reads the report elsewhere cannot open it. */
const taskText = ({ text, artefacts }: TaskLine): Text =>
  artefacts.length === 0
    ? text
    : [
        `${text}: `,
        ...artefacts.flatMap(({ name, url }, index) => [
          ...(index === 0 ? [] : [", "]),
          url === undefined ? name : { link: name, url },
        ]),
      ];

const stageParts = ({ title, blocks, all }: StageProgress): readonly DocumentPart[] => {
  const tasks = blocks.flatMap((block) => block.tasks);
  const done = tasks.filter(({ status }) => status === "done");
  const notNeeded = tasks.filter(({ status }) => status === "not-needed").length;
  const toDo = all - done.length - notNeeded;
  const rest = [
    ...(toDo === 0 ? [] : [`${counted(toDo, "task is", "tasks are")} still to do.`]),
    ...(notNeeded === 0 ? [] : [`${counted(notNeeded, "task was", "tasks were")} not needed.`]),
  ];
  return [
    { subheading: title },
    ...(done.length === 0 ? [] : [{ list: done.map(taskText) }]),
    ...(rest.length === 0 ? [] : [{ paragraph: rest.join(" ") }]),
  ];
};

/** What was done in each stage. */
export const stagesOf = ({ whole: { project, tasks } }: ReportSource): readonly DocumentPart[] => [
  { heading: "What was done" },
  ...progressOf(project, tasks).flatMap(stageParts),
];

/** What was decided, the earliest first. */
export const decisionsOf = ({ whole: { decisions } }: ReportSource): readonly DocumentPart[] => {
  const rows = decisions
    .toSorted((a, b) => a.decidedOn.localeCompare(b.decidedOn) || a.id.localeCompare(b.id))
    .map(({ what, why, decidedBy, decidedOn, withdrawn }) => [
      sayDate(decidedOn),
      withdrawn === undefined ? what : `${what}\nWithdrawn on ${sayDate(withdrawn.at)}: ${withdrawn.why}`,
      why,
      decidedBy,
    ]);
  return [
    { heading: "Decisions" },
    rows.length === 0
      ? { paragraph: "No decision is recorded." }
      : {
          table: {
            caption: "Decisions of the project",
            head: ["Date", "Decision", "Why", "Decided by"],
            rows,
          },
        },
  ];
};

/** What may go wrong or went wrong: the open risks by weight, then the closed ones. */
export const risksOf = ({ whole: { risks } }: ReportSource): readonly DocumentPart[] => {
  const rows = risks
    .toSorted(
      (a, b) =>
        (a.closed?.at ?? "").localeCompare(b.closed?.at ?? "") ||
        weightOf(b) - weightOf(a) ||
        a.raisedAt.localeCompare(b.raisedAt),
    )
    .map(({ what, likelihood, impact, mitigations, closed }) => [
      what,
      `${levels[likelihood]} likelihood, ${insideSentence(levels[impact])} impact`,
      mitigations,
      closed === undefined ? "Open" : `Closed on ${sayDate(closed.at)}: ${closed.how}`,
    ]);
  return [
    { heading: "Risks" },
    rows.length === 0
      ? { paragraph: "No risk is recorded." }
      : {
          table: {
            caption: "Risks of the project",
            head: ["Risk", "Level", "What we do about it", "Status"],
            rows,
          },
        },
  ];
};
