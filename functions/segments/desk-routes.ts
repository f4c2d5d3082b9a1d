import { paths } from "../../shared/pages/paths.ts";
import { page } from "../entry-points/route.ts";

/** The desk's pages of segments. */
export const segmentDeskRoutes = [
  page(paths.deskSegments, () => import("./desk-segments.ts")),
  page(paths.deskNewSegment, () => import("./desk-new-segment.ts")),
  page(paths.deskSegment, () => import("./desk-segment.ts")),
  page(paths.deskSegmentPeople, () => import("./desk-segment-people.ts")),
];
