import type { DeliveryRoute } from "../../shared/projects/delivery-routes.ts";

/** A change of a project's status, in days before today, with the reason. */
export interface SampleTurn {
  readonly daysAgo: number;
  readonly reason: string;
}

/** What is kept with a project besides its record. */
export interface SampleParts {
  readonly partnerRoles?: readonly { readonly person: number; readonly role: string }[];
  readonly ticked?: readonly string[];
  readonly weeks?: number;
  readonly goals?: readonly string[];
  readonly risk?: { readonly what: string; readonly mitigations: string };
  readonly decision?: { readonly what: string; readonly why: string; readonly decidedBy: string };
}

/** An invented project: when it began and, if it did, ended, in days before today; which follow-up steps were done, with a link each. */
export interface SampleProject {
  readonly title: string;
  readonly summary: string;
  readonly partner: string;
  readonly route: DeliveryRoute;
  /** Partners besides the one that leads. */
  readonly others?: readonly string[];
  readonly startedDaysAgo: number;
  readonly completedDaysAgo?: number;
  readonly done?: readonly string[];
  /** It is prepared first and was not started. */
  readonly prepared?: boolean;
  readonly paused?: SampleTurn;
  readonly abandoned?: SampleTurn;
  /** Who takes part, by their place in the list of people; tasks that were ticked; how long a sprint takes; what may go wrong; what was decided. */
  readonly parts?: SampleParts;
  readonly skipped?: { readonly step: string; readonly reason: string };
}

/** Twelve-week projects along the three routes, from just begun to half a year after their end. */
export const sampleProjects: readonly SampleProject[] = [
  {
    title: "Long stays: who will need more help to go home",
    summary:
      "Tell the discharge team on the day of admission which patients are likely to stay longer than three weeks.",
    partner: "Eastvale Hospitals Trust",
    route: "supplier",
    startedDaysAgo: 245,
    completedDaysAgo: 160,
    done: [
      "thank-you-and-survey",
      "blog-and-code",
      "webinar",
      "discussion-workshop",
      "re-use-call",
      "benefit-check-90",
    ],
  },
  {
    title: "Beds: a forecast for the morning meeting",
    summary:
      "Forecast tomorrow's free beds by ward, and suggest where each waiting patient would be best placed.",
    partner: "Northmoor Teaching Hospitals Trust",
    route: "supplier",
    startedDaysAgo: 130,
    completedDaysAgo: 46,
    done: ["thank-you-and-survey", "blog-and-code", "webinar"],
    skipped: {
      step: "discussion-workshop",
      reason:
        "The partner's team is changing hospitals; we will invite them to the next community week instead.",
    },
  },
  {
    title: "Student nurses: placements that fit",
    summary:
      "Make next year's placement schedule in an afternoon instead of six weeks, with fewer long journeys.",
    partner: "Thornbury Institute of Health Research",
    route: "internal",
    startedDaysAgo: 90,
    completedDaysAgo: 6,
    done: ["thank-you-and-survey"],
  },
  {
    title: "Ambulance handovers: seeing the queue an hour ahead",
    summary:
      "Predict handover delays at four hospitals, with the reasons, so that crews can be sent elsewhere in time.",
    partner: "Three Rivers Ambulance Trust",
    others: ["Eastvale Hospitals Trust"],
    route: "short-term-resource",
    startedDaysAgo: 52,
    parts: {
      partnerRoles: [
        { person: 3, role: "product-owner" },
        { person: 11, role: "governance-lead" },
        { person: 17, role: "clinician" },
      ],
      ticked: ["brief", "review", "plan", "data", "environment", "backlog", "sprints", "data-in-depth"],
      weeks: 2,
      goals: [
        "See the data of all four hospitals",
        "A first forecast for one hospital",
        "Reasons beside the forecast",
      ],
      risk: {
        what: "One hospital does not write down when a handover began.",
        mitigations:
          "We ask for the crews' own times, and leave that hospital out if they do not come by sprint 4.",
      },
      decision: {
        what: "We forecast one hour ahead, not three.",
        why: "Crews can still be sent elsewhere within the hour, and the longer forecast was no better than a guess.",
        decidedBy: "The project board",
      },
    },
  },
  {
    title: "Claims: what drives them",
    summary: "Find which kinds of claims grow, where, and which of them earlier advice might have prevented.",
    partner: "Office for Patient Claims",
    route: "internal",
    startedDaysAgo: 17,
  },
  {
    title: "Theatre lists: seeing cancellations a day ahead",
    summary:
      "Tell the theatre manager the evening before which operations are likely to be cancelled, and why.",
    partner: "Northmoor Teaching Hospitals Trust",
    route: "supplier",
    startedDaysAgo: -28,
    prepared: true,
    parts: { partnerRoles: [{ person: 5, role: "sponsor" }], ticked: ["brief", "route"] },
  },
  {
    title: "Discharge letters in plain words",
    summary: "Suggest to the doctor a version of the letter that the patient understands at first reading.",
    partner: "Eastvale Hospitals Trust",
    route: "internal",
    startedDaysAgo: 40,
    paused: { daysAgo: 9, reason: "The partner's only analyst is on leave until the new year." },
  },
  {
    title: "Clinic letters: codes suggested from free text",
    summary: "Suggest the codes of a clinic letter to the coder, so that the backlog shrinks.",
    partner: "Northmoor Teaching Hospitals Trust",
    others: ["Three Rivers Ambulance Trust"],
    route: "internal",
    startedDaysAgo: 150,
    abandoned: { daysAgo: 96, reason: "Data access could not be agreed." },
  },
];
