import type { Recipe } from "./model.ts";
import { benefitCheck90, benefitCheck180, benefitCheck365 } from "./ready-copy/benefit-check.ts";
import { blogAndCode } from "./ready-copy/blog-and-code.ts";
import { discussionWorkshop } from "./ready-copy/discussion-workshop.ts";
import { reUseCall } from "./ready-copy/re-use-call.ts";
import { thankYouAndSurvey } from "./ready-copy/thank-you-and-survey.ts";
import { webinar } from "./ready-copy/webinar.ts";

/** The recipe that a programme begins with, until it changes it at the desk. The order and the days are the programme's playbook. */
export const standardRecipe: Recipe = {
  id: "standard",
  name: "After a project",
  version: 1,
  steps: [
    {
      step: "thank-you-and-survey",
      title: "Thank the partner and send the survey",
      task: "Send this email to everybody at the partner who took part, and ask them the impact survey on the project’s page.",
      after: { from: "completion", days: 1 },
      owner: "owner",
      evidence: ["letter", "link"],
      evidenceHint: "The letter from here, or a link to the survey or its answers.",
      copy: thankYouAndSurvey,
    },
    {
      step: "blog-and-code",
      title: "Publish the blog post and the code",
      task: "Write the blog post along this outline with the partner, check the code, and publish both.",
      after: { from: "completion", days: 7 },
      owner: "owner",
      evidence: ["link"],
      evidenceHint: "A link to the blog post or to the code.",
      copy: blogAndCode,
    },
    {
      step: "webinar",
      title: "Hold the public webinar",
      task: "Make the event, invite the community with this text, and use the running order.",
      after: { from: "completion", days: 14 },
      owner: "community",
      evidence: ["event", "link"],
      evidenceHint: "The event’s reference, or a link to the recording.",
      copy: webinar,
      webinar: true,
    },
    {
      step: "discussion-workshop",
      title: "Hold the discussion workshop",
      task: "Invite organisations with the same problem and lead them through this agenda.",
      after: { from: "due", step: "webinar", days: 14 },
      owner: "community",
      evidence: ["event", "link", "file"],
      evidenceHint: "The event’s reference, or a link to the notes.",
      copy: discussionWorkshop,
    },
    {
      step: "re-use-call",
      title: "Call those who may use it",
      task: "Call the organisations that came forward, with this guide.",
      after: { from: "closed", step: "discussion-workshop", days: 14 },
      owner: "owner",
      evidence: ["link", "file"],
      evidenceHint: "A link to the notes of the calls, or the notes themselves.",
      copy: reUseCall,
    },
    {
      step: "benefit-check-90",
      title: "Ask about benefits after three months",
      task: "Ask the partner what has come of the project so far.",
      after: { from: "completion", days: 90 },
      owner: "owner",
      evidence: ["link", "file", "letter"],
      evidenceHint: "A link to the answers, or the answers themselves.",
      copy: benefitCheck90,
    },
    {
      step: "benefit-check-180",
      title: "Ask about benefits after six months",
      task: "Ask the partner what came of the project, and decide on a case study.",
      after: { from: "completion", days: 180 },
      owner: "owner",
      evidence: ["link", "file", "letter"],
      evidenceHint: "A link to the answers or to the case study.",
      copy: benefitCheck180,
    },
    {
      step: "benefit-check-365",
      title: "Ask what is left after a year",
      task: "Ask the partner and those who use the result what is still in use, and write the last line of the story.",
      after: { from: "completion", days: 365 },
      owner: "owner",
      evidence: ["link", "file", "letter"],
      evidenceHint: "A link to the answers, or the answers themselves.",
      copy: benefitCheck365,
    },
  ],
};
