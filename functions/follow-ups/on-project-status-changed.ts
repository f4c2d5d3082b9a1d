import { alignFollowUps } from "../../shared/follow-ups/runs/align.ts";
import { ProjectCompleted } from "../../shared/projects/entries.ts";
import {
  ProjectAbandoned,
  ProjectHandedOver,
  ProjectPaused,
  ProjectReopened,
  ProjectResumed,
  ProjectSuperseded,
} from "../../shared/projects/state/entries.ts";
import { type Reaction, reactionToAny } from "../entry-points/entry.ts";

/**
 * Follow-ups start when their project is completed, pause and go on with it, and stop when it is abandoned or its completion is taken
 * back: whichever of its changes this is told of, and in which order.
 */
export const onProjectStatusChanged: Reaction<unknown> = (needs, entry, occasion) =>
  alignFollowUps(needs, entry.subject.id, { occasion, once: occasion.once });

export const handler = reactionToAny(
  "follow-ups/on-project-status-changed",
  [
    ProjectCompleted,
    ProjectPaused,
    ProjectResumed,
    ProjectAbandoned,
    ProjectSuperseded,
    ProjectHandedOver,
    ProjectReopened,
  ],
  onProjectStatusChanged,
);
