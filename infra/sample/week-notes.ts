import type { WeekNoteWords } from "../../shared/week-notes/week-note.ts";

/** What the owners of the sample's projects wrote on the last Fridays, the latest last; `skipped` where there was nothing to say. */
export const sampleWeekNotes: readonly (WeekNoteWords | "skipped")[] = [
  {
    light: "on-track",
    happened: "The partner showed us how the figures are made by hand today. We have the first extract.",
    next: "Describe the data, and agree which questions they can answer.",
    obstacles: "",
  },
  "skipped",
  {
    light: "at-risk",
    happened: "The first simple model beats the rule of thumb, but one of the four sources is incomplete.",
    next: "Find out with the partner's analysts when the gaps began, and try without that source.",
    obstacles: "The extract of the fourth source needs someone who is on leave until Tuesday.",
  },
  {
    light: "on-track",
    happened:
      "The gaps are explained and can be filled. We showed the forecast to the people who would use it.",
    next: "Put what they said into the next sprint; begin with the guide for whoever runs it later.",
    obstacles: "",
  },
];
