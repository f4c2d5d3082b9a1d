import * as z from "zod/mini";
import type { FormIssue } from "../../pages/form-errors.ts";
import { optionalDate, optionalLine, plainDate, together } from "../../pages/typed.ts";
import { theirEmailAddress, theirName } from "../../people/person.ts";
import type { Introduction } from "../../people/store.ts";
import { type ProjectRole, roleNames, sideNames } from "./model.ts";

const introductionForm = z.object({
  name: theirName,
  email: theirEmailAddress,
});

const roleForm = z.pipe(
  z
    .object({
      side: z.enum(sideNames, { error: "Select a side" }),
      role: z.string({ error: "Select a role" }).check(z.minLength(1, "Select a role")),
      title: optionalLine({ name: "Role", most: 100 }),
      startsOn: plainDate({ missing: "Enter the first day", name: "First day" }),
      endsOn: optionalDate({ name: "Last day" }),
    })
    .check(
      together(
        { holds: ({ side, role }) => roleNames(side).includes(role), field: "role", error: "Select a role" },
        {
          holds: ({ role, title }) => role !== "other" || title !== "",
          field: "title",
          error: "Enter what the role is",
        },
        {
          holds: ({ startsOn, endsOn }) => endsOn === undefined || endsOn >= startsOn,
          field: "endsOn",
          error: "Last day must be on or after the first day",
        },
      ),
    ),
  z.transform(({ title, ...rest }) => ({ ...rest, title: rest.role === "other" ? title : undefined })),
);

/** Who is meant: somebody chosen from the team, or somebody by name and address. */
export type Holder = { readonly person: string } | { readonly introduced: Introduction };

/** What giving somebody a role asks for; or what is wrong with it. */
export type ReadRole =
  | {
      readonly success: true;
      readonly who: Holder;
      readonly role: Omit<ProjectRole, "id" | "person" | "version">;
    }
  | { readonly success: false; readonly error: { readonly issues: readonly FormIssue[] } };

const chosenPerson = z.uuid();

/** Reads the form that gives somebody a role. Does not throw. */
export const readRoleForm = (answers: Readonly<Record<string, string>>): ReadRole => {
  const role = roleForm.safeParse(answers);
  const chosen = chosenPerson.safeParse(answers["person"]);
  const introduced = chosen.success ? undefined : introductionForm.safeParse(answers);
  const wrong = [introduced, role].flatMap((read) =>
    read === undefined || read.success ? [] : read.error.issues,
  );
  if (wrong.length > 0 || !role.success) return { success: false, error: { issues: wrong } };
  if (chosen.success) return { success: true, who: { person: chosen.data }, role: role.data };
  return introduced?.success === true
    ? { success: true, who: { introduced: introduced.data }, role: role.data }
    : { success: false, error: { issues: [] } };
};

/** What ending a role asks for. */
export const roleEndForm = z.object({
  endsOn: plainDate({ missing: "Enter the last day", name: "Last day" }),
});
