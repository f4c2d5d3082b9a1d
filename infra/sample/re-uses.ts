import type { Stage } from "../../shared/re-uses/stages.ts";

/** An invented re-use: of which project, by which organisation, and how it went on, in days before today. */
export interface SampleReUse {
  /** The beginning of the project's title. */
  readonly project: string;
  readonly organisation: string;
  readonly askedDaysAgo: number;
  readonly howFar: Stage;
  readonly whatFor: string;
  readonly mayBeNamed: boolean;
  readonly steps: readonly { readonly to: Stage; readonly daysAgo: number }[];
  readonly benefit?: {
    readonly what: string;
    readonly number: number;
    readonly unit: string;
  };
  readonly note?: string;
  /** Negative when it is overdue. Without it, the day stands that the request set. */
  readonly nextContactInDays?: number;
}

const LONG_STAYS = "Long stays";
const BEDS = "Beds";

const reUse = (
  project: string,
  organisation: string,
  [askedDaysAgo, howFar]: readonly [number, Stage],
  more: Partial<SampleReUse> = {},
): SampleReUse => ({
  project,
  organisation,
  askedDaysAgo,
  howFar,
  whatFor: "We have the same problem here, and the data for it.",
  mayBeNamed: true,
  steps: [],
  ...more,
});

/** A dozen re-uses over all stages, most of the project that ended half a year ago. The organisations are those of organisations.ts. */
export const sampleReUses: readonly SampleReUse[] = [
  reUse(LONG_STAYS, "Northmoor Teaching Hospitals Trust", [150, "assessing"], {
    whatFor: "Our discharge team meets at ten and does not know on whom to begin.",
    steps: [
      { to: "adapting", daysAgo: 120 },
      { to: "piloting", daysAgo: 70 },
      { to: "live", daysAgo: 21 },
    ],
    benefit: {
      what: "The discharge team begins with the right patients",
      number: 60,
      unit: "bed days a month",
    },
    nextContactInDays: 20,
    note: "They would show it to others. Invite them to the next community week.",
  }),
  reUse(LONG_STAYS, "Harrowbridge General Hospital Trust", [140, "interested"], {
    steps: [
      { to: "assessing", daysAgo: 110 },
      { to: "piloting", daysAgo: 12 },
    ],
    nextContactInDays: 3,
  }),
  reUse(LONG_STAYS, "Saltmarsh Community Health Trust", [120, "assessing"], {
    mayBeNamed: false,
    steps: [{ to: "live", daysAgo: 40 }],
    nextContactInDays: 45,
    benefit: { what: "One meeting less a week", number: 6, unit: "hours a week" },
  }),
  reUse(LONG_STAYS, "Kingsfold Mental Health Trust", [95, "interested"], {
    whatFor: "Stays are longer in mental health. We want to know whether the method holds.",
    steps: [{ to: "adapting", daysAgo: 60 }],
    nextContactInDays: -4,
  }),
  reUse(LONG_STAYS, "Westmere and Vale Care Board", [80, "assessing"], {
    steps: [{ to: "stopped", daysAgo: 30 }],
    note: "Their analyst left. They would begin again next year.",
  }),
  reUse(LONG_STAYS, "Ashcombe Hospital Trust", [31, "interested"], { nextContactInDays: 10 }),
  reUse(LONG_STAYS, "Whitcliffe Children's Hospital Trust", [9, "assessing"], { mayBeNamed: false }),
  reUse(LONG_STAYS, "University of Westmere", [5, "interested"], {
    whatFor: "For teaching: our students are to build it again from the report.",
  }),
  reUse(BEDS, "Eastvale Hospitals Trust", [40, "assessing"], {
    steps: [{ to: "adapting", daysAgo: 15 }],
    nextContactInDays: 6,
  }),
  reUse(BEDS, "Three Rivers Ambulance Trust", [33, "interested"], {
    whatFor: "To see an hour ahead where crews will wait.",
    steps: [{ to: "assessing", daysAgo: 20 }],
    nextContactInDays: 0,
  }),
  reUse(BEDS, "Northmoor Care Board", [12, "interested"]),
  reUse(BEDS, "Ashcombe Hospital Trust", [2, "piloting"], {
    whatFor: "We took the code from the repository and run it beside our own list.",
  }),
];
