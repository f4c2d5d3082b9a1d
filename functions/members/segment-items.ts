import { segmentNames, segments } from "../../shared/people/segments.ts";

/** The kinds of organisation as the design system's radios take them. */
export const segmentItems = segmentNames.map((value) => ({ value, text: segments[value] }));
