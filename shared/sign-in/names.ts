import { nameAtDesk } from "../people/person.ts";
import { readPeople } from "../people/store.ts";
import type { HeldNeeds } from "../platform/held.ts";
import { readTeam } from "./team.ts";

/** Gives the name of a person by their id. */
export type NameOf = (id: string | undefined) => string;

/**
 * The names of these people, for a page of the desk; `otherwise` stands for whoever is not known any more. Those of everybody who is or was of the team are
 * held, so it is no read where all of them are; else, as within a minute of a first sign-in, one for every hundred.
 */
export const readNames = async (
  needs: HeldNeeds,
  ids: readonly (string | undefined)[],
  otherwise = "someone who left",
): Promise<NameOf> => {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  const team = wanted.length === 0 ? undefined : await readTeam(needs);
  const others = await readPeople(
    needs.table,
    wanted.filter((id) => team?.knownAs(id) === undefined),
  );
  const names = new Map(others.flatMap((one) => (one === undefined ? [] : [[one.id, nameAtDesk(one)]])));
  return (id) => team?.knownAs(id ?? "") ?? names.get(id ?? "") ?? otherwise;
};
