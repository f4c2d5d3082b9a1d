import {
  FollowUpDone,
  FollowUpDue,
  FollowUpEventNamed,
  FollowUpLettersWritten,
  FollowUpMoved,
  FollowUpReopened,
  FollowUpSkipped,
  FollowUpsPaused,
  FollowUpsResumed,
} from "../../../shared/follow-ups/entries.ts";
import type { Entry } from "../../../shared/journal/entry.ts";

const nudges = ["Follow-up due", "Reminder of a follow-up", "Last reminder of a follow-up"] as const;

/** An entry about follow-ups in the team's words; undefined when it is about something else. `titleOf` names a step. */
export const tellFollowUp = (entry: Entry, titleOf: (step: string) => string): string | undefined => {
  switch (entry.name) {
    case FollowUpDue.name: {
      const { step, nudge } = FollowUpDue.parse(entry).data;
      return `${nudges[nudge] ?? "Reminder of a follow-up"}: ${titleOf(step)}`;
    }
    case FollowUpDone.name:
      return `Follow-up done: ${titleOf(FollowUpDone.parse(entry).data.step)}`;
    case FollowUpSkipped.name:
      return `Follow-up skipped: ${titleOf(FollowUpSkipped.parse(entry).data.step)}`;
    case FollowUpReopened.name:
      return `Follow-up opened again: ${titleOf(FollowUpReopened.parse(entry).data.step)}`;
    case FollowUpMoved.name:
      return `Follow-up moved: ${titleOf(FollowUpMoved.parse(entry).data.step)}`;
    case FollowUpEventNamed.name:
      return `Event named for a follow-up: ${titleOf(FollowUpEventNamed.parse(entry).data.step)}`;
    case FollowUpsPaused.name:
      return FollowUpsPaused.parse(entry).data.with === "project"
        ? "Follow-ups pause with the project"
        : "Follow-ups pause";
    case FollowUpsResumed.name:
      return `Follow-ups go on, ${FollowUpsResumed.parse(entry).data.days} days later`;
    case "FollowUpEventForgotten":
      return "The event of a follow-up was cancelled";
    case "WebinarInvitationsWritten":
      return "Invitations to the webinar written";
    case FollowUpLettersWritten.name:
      return `Letters written: ${titleOf(FollowUpLettersWritten.parse(entry).data.step)}`;
    case "FollowUpsStarted":
      return "Follow-ups planned";
    case "FollowUpsStopped":
      return "Follow-ups ended";
    case "FollowUpEventOver":
      return "The event of a follow-up is over";
    case "RecipeApplied":
      return "Follow-ups brought into line with the changed recipe";
    case "ProjectWebinarHeld":
      return "Public webinar held";
    default:
      return undefined;
  }
};
