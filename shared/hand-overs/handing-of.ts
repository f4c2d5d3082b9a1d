import { assessmentHanding } from "../applications/assessment/hand-over.ts";
import { enquiryHanding } from "../enquiries/hand-over.ts";
import { relationshipHanding } from "../people/relationships/hand-over.ts";
import { projectHanding, projectTaskHanding } from "../projects/hand-over.ts";
import { reUseHanding } from "../re-uses/hand-over.ts";
import { taskHanding } from "../tasks/hand-over.ts";
import type { Handing } from "../work/handing.ts";
import type { Owned, OwnedKind } from "../work/owned.ts";

const handings: Readonly<Record<Exclude<OwnedKind, "task">, Handing>> = {
  person: relationshipHanding,
  organisation: relationshipHanding,
  enquiry: enquiryHanding,
  project: projectHanding,
  application: assessmentHanding,
  "re-use": reUseHanding,
};

/** How a thing changes hands, by its kind. A feature adds its own by a line here. */
export const handingOf = ({ kind, about }: Pick<Owned, "kind" | "about">): Handing => {
  if (kind !== "task") return handings[kind];
  return about.startsWith("project:") ? projectTaskHanding : taskHanding;
};
