import { thingsOfKind } from "../../shared/people/timeline/filed.ts";
import { projectOf, toRole } from "../../shared/projects/parts/store.ts";
import { roleTitle } from "../../shared/projects/roles/model.ts";
import type { PartFor } from "../people/person-part.ts";

/** The roles that somebody has or had in projects. */
export const projectsPart: PartFor = (items) => {
  const roles = thingsOfKind(items, "PROJECT-ROLE").map((item) => ({
    reference: projectOf(item),
    role: toRole(item),
  }));
  return {
    title: "Projects",
    standing: roles.some(({ role }) => role.side === "partner") ? "Partner" : undefined,
    rows: roles.map(({ reference, role }) => ({
      subject: `project:${reference}`,
      since: role.startsOn,
      as: roleTitle(role),
      tag:
        role.endsOn === undefined
          ? { text: "In this role", classes: "nhsuk-tag--blue" }
          : { text: "Ended", classes: "nhsuk-tag--grey" },
    })),
  };
};
