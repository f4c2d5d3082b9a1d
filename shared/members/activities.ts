import { countsAs } from "../engagement/activity.ts";
import { MemberJoined } from "./entries.ts";

/** Joining is the first thing that a member does. Whoever joins again has still joined once. */
export const memberActivities = [countsAs(MemberJoined, { kind: "joined" })];
