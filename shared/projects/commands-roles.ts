import type { CommitNeeds } from "../journal/commit.ts";
import type { Introduction } from "../people/store.ts";
import type { Given } from "./commands.ts";
import { changePart, type PartChanged } from "./commands-parts.ts";
import * as decide from "./decide-roles.ts";
import { partKinds } from "./parts-store.ts";
import type { ProjectRole } from "./role.ts";

interface NamedRole {
  readonly reference: string;
  readonly id: string;
}

/** Gives a role to somebody of the team (`person`), or to whoever is introduced. `id` is new. */
export const giveRole = (
  needs: CommitNeeds,
  asked: NamedRole & {
    readonly who: { readonly person: string } | { readonly introduced: Introduction };
    readonly role: Omit<ProjectRole, "id" | "person" | "version">;
  },
  given: Given,
): Promise<PartChanged> => {
  const { reference, id, who, role } = asked;
  const introduced = "introduced" in who ? who.introduced : undefined;
  return changePart(needs, partKinds.role, { reference, id, introduced }, given, ({ part, person }) => {
    if (part !== undefined) return { unchanged: true };
    const holder = "person" in who ? who.person : person;
    if (holder === undefined) throw new Error("Whoever was introduced has no id.");
    return decide.giveRole(reference, { id, ...role, person: holder }, given.occasion);
  });
};

/** Says on which day a role ends. */
export const endRole = (
  needs: CommitNeeds,
  asked: NamedRole & { readonly endsOn: string },
  given: Given,
): Promise<PartChanged> =>
  changePart(needs, partKinds.role, asked, given, ({ part }) =>
    decide.endRole(asked.reference, part, asked.endsOn, given.occasion),
  );

/** Takes back that a role ended. */
export const resumeRole = (needs: CommitNeeds, asked: NamedRole, given: Given): Promise<PartChanged> =>
  changePart(needs, partKinds.role, asked, given, ({ part }) =>
    decide.resumeRole(asked.reference, part, given.occasion),
  );

/** Takes a role back that was given by mistake. */
export const takeBackRole = (needs: CommitNeeds, asked: NamedRole, given: Given): Promise<PartChanged> =>
  changePart(needs, partKinds.role, asked, given, ({ part }) =>
    decide.takeBackRole(asked.reference, part, given.occasion),
  );
