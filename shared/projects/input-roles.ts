import * as z from "zod";
import { emailAddress, personName } from "../people/person.ts";
import type { Introduction } from "../people/store.ts";
import { date, line } from "./input.ts";
import { type ProjectRole, roleNames, sideNames } from "./role.ts";

const filled = (missing: string) =>
  z.string({ error: missing }).refine((text) => text.trim() !== "", { error: missing, abort: true });

const introductionForm = z.object({
  name: filled("Enter their name").pipe(personName),
  email: filled("Enter their email address").pipe(emailAddress),
});

const roleForm = z
  .object({
    side: z.enum(sideNames, { error: "Select a side" }),
    role: z.string({ error: "Select a role" }).min(1, "Select a role"),
    title: z
      .string()
      .default("")
      .transform((text) => text.trim()),
    startsOn: date("First day", "Enter the first day"),
    endsOn: z
      .string()
      .default("")
      .pipe(z.union([z.literal(""), date("Last day", "Enter the last day")], { error: "Enter a real date" })),
  })
  .refine(({ side, role }) => roleNames(side).includes(role), { path: ["role"], error: "Select a role" })
  .refine(({ role, title }) => role !== "other" || title !== "", {
    path: ["title"],
    error: "Enter what the role is",
  })
  .refine(({ startsOn, endsOn }) => endsOn === "" || endsOn >= startsOn, {
    path: ["endsOn"],
    error: "Last day must be on or after the first day",
  })
  .transform(({ title, role, endsOn, ...rest }) => ({
    ...rest,
    role,
    ...(role === "other" ? { title } : {}),
    ...(endsOn === "" ? {} : { endsOn }),
  }));

const titleForm = z.object({
  title: line("Role", "Enter what the role is", 100).or(z.literal("")).optional(),
});

/** Who is meant: somebody chosen from the team, or somebody by name and address. */
export type Holder = { readonly person: string } | { readonly introduced: Introduction };

/** What giving somebody a role asks for; or what is wrong with it. */
export type ReadRole =
  | {
      readonly success: true;
      readonly who: Holder;
      readonly role: Omit<ProjectRole, "id" | "person" | "version">;
    }
  | { readonly success: false; readonly error: z.ZodError };

const chosenPerson = z.uuid();

/** Reads the form that gives somebody a role. Does not throw. */
export const readRoleForm = (answers: Readonly<Record<string, string>>): ReadRole => {
  const title = titleForm.safeParse(answers);
  const role = roleForm.safeParse(answers);
  const chosen = chosenPerson.safeParse(answers["person"]);
  const introduced = chosen.success ? undefined : introductionForm.safeParse(answers);
  const wrong = [introduced, role, title].flatMap((read) =>
    read === undefined || read.success ? [] : read.error.issues,
  );
  if (wrong.length > 0 || !role.success) return { success: false, error: new z.ZodError(wrong) };
  if (chosen.success) return { success: true, who: { person: chosen.data }, role: role.data };
  return introduced?.success === true
    ? { success: true, who: { introduced: introduced.data }, role: role.data }
    : { success: false, error: new z.ZodError([]) };
};

/** What ending a role asks for. */
export const roleEndForm = z.object({ endsOn: date("Last day", "Enter the last day") });
