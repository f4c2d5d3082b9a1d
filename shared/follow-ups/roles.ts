import * as z from "zod/mini";
import { type OwnerRole, ownerRoles } from "./recipes/model.ts";

/** Who of the team has the roles that are the programme's and not one project's. Ids; a role can be empty. */
export const programmeRolesSchema = z.lazy(() =>
  z.object({
    community: z.optional(z.uuid()),
    lead: z.optional(z.uuid()),
  }),
);

/** Who has the programme's roles. */
export type ProgrammeRoles = z.infer<typeof programmeRolesSchema>;

/** Everybody who could be meant by a role of a recipe, for one project. */
export interface RolesOfProject extends ProgrammeRoles {
  readonly owner: string;
  readonly deputy?: string | undefined;
}

// Who stands in for whom, until somebody can be written to; behind them all is the team's inbox.
const standIns: Readonly<Record<OwnerRole, readonly OwnerRole[]>> = {
  owner: ["owner", "deputy", "lead"],
  deputy: ["deputy", "owner", "lead"],
  community: ["community", "owner", "deputy", "lead"],
  lead: ["lead", "owner", "deputy"],
};

/** Who reads about a step: somebody, with the role in which they do, or the team's inbox. */
export type StepReader = { readonly as: OwnerRole; readonly person: string } | { readonly as: "team" };

/**
 * Who reads about a step of this role: whoever has the role, else the one who stands in, else the team's inbox. Whoever has left the
 * team or whose letters come back (`canRead`) is passed over, so that no step is without a reader.
 */
export const readerOf = (
  role: OwnerRole,
  who: RolesOfProject,
  canRead: (person: string) => boolean,
): StepReader => {
  for (const as of standIns[role]) {
    const person = who[as];
    if (person !== undefined && canRead(person)) return { as, person };
  }
  return { as: "team" };
};

/** Who hears of a step that nobody closed after all reminders: the head of the programme, or the team when there is none or it is the reader. */
export const escalatesTo = (
  reader: StepReader,
  { lead }: ProgrammeRoles,
  canRead: (person: string) => boolean,
): StepReader | undefined => {
  if (reader.as === "team") return undefined;
  if (lead !== undefined && canRead(lead) && reader.person !== lead) return { as: "lead", person: lead };
  return { as: "team" };
};

/** Everybody whose id a role of this project could lead to. */
export const candidates = ({ owner, deputy, community, lead }: RolesOfProject): readonly string[] =>
  [owner, deputy, community, lead].flatMap((id) => id ?? []);

/** A role in the middle of a sentence: “the project’s owner”. */
export const sayRole = (role: OwnerRole): string => {
  const words = ownerRoles[role];
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
};
