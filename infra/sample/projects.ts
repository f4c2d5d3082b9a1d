import type { DeliveryRoute } from "../../shared/projects/routes.ts";

/** An invented project: when it began and, if it did, ended, in days before today; which follow-up steps were done, with a link each. */
export interface SampleProject {
  readonly title: string;
  readonly summary: string;
  readonly partner: string;
  readonly route: DeliveryRoute;
  readonly startedDaysAgo: number;
  readonly completedDaysAgo?: number;
  readonly done?: readonly string[];
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
    route: "short-term-resource",
    startedDaysAgo: 52,
  },
  {
    title: "Claims: what drives them",
    summary: "Find which kinds of claims grow, where, and which of them earlier advice might have prevented.",
    partner: "Office for Patient Claims",
    route: "internal",
    startedDaysAgo: 17,
  },
];
