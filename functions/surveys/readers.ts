import { readTeam } from "../../shared/sign-in/team.ts";
import type { Survey } from "../../shared/surveys/survey/model.ts";
import type { PageNeeds } from "../entry-points/page.ts";

/** Who of the team sees the answers to a confidential survey with names; undefined where that is not the promise. */
export const readersOf = async (
  needs: PageNeeds,
  { privacy, readers }: Pick<Survey, "privacy" | "readers">,
): Promise<readonly { readonly id: string; readonly name: string }[] | undefined> => {
  if (privacy !== "confidential") return undefined;
  const team = await readTeam(needs);
  return readers.map((id) => ({ id, name: team.knownAs(id) ?? "someone who left the team" }));
};

/** Whether one of the team may see who answered what. */
export const seesNames = ({ privacy, readers }: Pick<Survey, "privacy" | "readers">, me: string): boolean =>
  privacy === "linked" || (privacy === "confidential" && readers.includes(me));
