import { paths } from "../../pages/paths.ts";
import type { Work } from "../../work/item.ts";
import type { Outcomes } from "../outcomes/model.ts";
import { divided } from "./divided.ts";
import type { GroupName } from "./group-titles.ts";
import { outcomeParts } from "./outcomes.ts";
import { overTime } from "./over-time.ts";
import type { Part, PartSource } from "./part.ts";
import { byRegion } from "./regions.ts";
import { dataQuality } from "./service.ts";
import { cohorts, everyFunnel, levelsOverTime, movements } from "./taking-part.ts";

/** What parts need beside the figures: each group what it shows. */
export interface Beside {
  readonly outcomes?: Outcomes | undefined;
  readonly work?: readonly Work[];
  /** Topics of news by their ids. */
  readonly topics?: ReadonlyMap<string, string>;
}

interface Group {
  /** What is on its page, in a sentence. */
  readonly intro: string;
  /** What it needs beside the figures. */
  readonly needs: keyof Beside | undefined;
  readonly parts: (source: PartSource, beside: Beside) => readonly Part[];
}

const query = (path: string, values: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(values)}`;

const members = { text: "Members", href: paths.deskMembers };
const events = [{ text: "Past events", href: query(paths.deskEvents, { show: "past" }) }];
const enquiries = [{ text: "All enquiries", href: query(paths.deskEnquiries, { view: "all" }) }];

/** The pages of the dashboard. Each asks at most two queries and a read. */
const groups = {
  growth: {
    intro: "How many belong, who joins and leaves, and where they come from.",
    needs: "topics",
    parts: (source, { topics }) => [
      overTime(source, { id: "members", title: "Members", figures: ["members"], lists: [members] }),
      overTime(source, {
        id: "joined",
        title: "New members and members who left",
        figures: ["joined", "left"],
        lists: [members],
      }),
      divided(source, {
        id: "organisations",
        title: "Members by kind of organisation",
        figure: "members",
        beside: "joined",
        facet: "organisation",
        hrefOf: (segment) => query(paths.deskMembers, { segment }),
      }),
      byRegion(source, {
        id: "regions",
        title: "Members by region",
        figure: "members",
        beside: "joined",
        hrefOf: (region) => query(paths.deskOrganisations, { region }),
      }),
      divided(source, {
        id: "roles",
        title: "Members by role",
        figure: "members",
        beside: "joined",
        facet: "role",
        hrefOf: (role) => query(paths.deskMembers, { role }),
      }),
      divided(source, {
        id: "topics",
        title: "Members by topic",
        figure: "members",
        beside: "joined",
        facet: "topic",
        hrefOf: (topic) => query(paths.deskMembers, { topic }),
        ...(topics === undefined ? {} : { words: topics }),
      }),
    ],
  },
  "taking-part": {
    intro: "Who comes, who comes again, and how close people are to the programme.",
    needs: undefined,
    parts: (source) => [
      overTime(source, {
        id: "active",
        title: "Active people",
        figures: ["active-people", "attendees", "enquirers"],
        lists: [{ text: "Engagement", href: paths.deskEngagement }],
      }),
      levelsOverTime(source),
      movements(source),
      cohorts(source),
      ...everyFunnel(source),
    ],
  },
  events: {
    intro: "Places taken and given up, and who came.",
    needs: undefined,
    parts: (source) => [
      overTime(source, {
        id: "registrations",
        title: "Registrations and attendances",
        figures: ["registrations", "attended", "waitlisted", "cancelled"],
        lists: events,
      }),
      overTime(source, {
        id: "attendance-rate",
        title: "Share who came, in percent",
        figures: ["attendance-rate"],
        lists: events,
      }),
      divided(source, {
        id: "attended-organisations",
        title: "Attendances by kind of organisation",
        figure: "attended",
        beside: "registrations",
        facet: "organisation",
      }),
      byRegion(source, {
        id: "attended-regions",
        title: "Attendances by region",
        figure: "attended",
        beside: "registrations",
      }),
    ],
  },
  outcomes: {
    intro: "What came of the work: applications, projects, their follow-ups, re-use and benefits.",
    needs: "outcomes",
    parts: (source, { outcomes }) => [
      overTime(source, {
        id: "outcomes",
        title: "Applications, projects and re-use",
        figures: ["applications", "projects-completed", "re-uses", "benefits"],
        lists: [
          { text: "Projects", href: paths.deskProjects },
          { text: "Re-use", href: paths.deskReUses },
        ],
      }),
      overTime(source, {
        id: "follow-ups",
        title: "Follow-up steps",
        figures: ["follow-ups-done", "follow-ups-skipped"],
        lists: [{ text: "Projects", href: paths.deskProjectList }],
      }),
      ...outcomeParts(outcomes),
    ],
  },
  service: {
    intro: "How soon people get an answer, whether letters arrive, and what is wrong with the data.",
    needs: "work",
    parts: (source, { work = [] }) => [
      overTime(source, {
        id: "enquiries",
        title: "Enquiries",
        figures: ["enquiries", "answered"],
        lists: enquiries,
      }),
      overTime(source, {
        id: "answer-time",
        title: "Time to the first answer, in working hours",
        figures: ["median-answer", "slow-answer"],
        lists: enquiries,
      }),
      overTime(source, {
        id: "answered-in-time",
        title: "Answered in time, in percent",
        figures: ["answered-in-time"],
        lists: enquiries,
      }),
      divided(source, {
        id: "enquiry-kinds",
        title: "Enquiries by kind",
        figure: "enquiries",
        facet: "enquiry",
        hrefOf: (kind) => query(paths.deskEnquiries, { view: "all", kind }),
      }),
      overTime(source, {
        id: "letters",
        title: "Letters sent and returned",
        figures: ["letters-sent", "letters-returned"],
        lists: [
          {
            text: "Letters that did not arrive today",
            href: query(paths.deskLetters, { undelivered: "yes" }),
          },
        ],
      }),
      overTime(source, {
        id: "return-rate",
        title: "Share of letters returned, in percent",
        figures: ["return-rate"],
      }),
      dataQuality(source, work),
    ],
  },
} as const satisfies Record<GroupName, Group>;

/** What a page of the dashboard is. */
export const groupOf = (name: GroupName): Group => groups[name];
