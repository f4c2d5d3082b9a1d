import * as z from "zod/mini";
import { optionalId } from "../../shared/pages/typed.ts";
import { isPresent } from "../../shared/sign-in/member.ts";
import { readMemberWithPerson } from "../../shared/sign-in/store.ts";
import { readTeam } from "../../shared/sign-in/team.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { Choice } from "../lists/cell.ts";

/** Whom what somebody owns can go to: the others of the team who may look after it. It begins empty. */
export const colleagueItems = async (
  needs: PageNeeds,
  from: string | undefined,
  me: string,
): Promise<readonly Choice[]> => {
  const team = (await readTeam(needs)).who("team").filter(({ id }) => id !== from);
  return [
    { value: "", text: "Choose a colleague" },
    ...team.map(({ id, name }) => ({ value: id, text: id === me ? `${name} (me)` : name })),
  ];
};

/** Somebody of the team, or who was, as the pages of what they own say it. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly present: boolean;
}

const idSchema = z.lazy(() => z.uuid());

/** The person whom an address names; undefined where it names none. */
export const colleagueId = (part: string): string | undefined => idSchema.safeParse(part).data;

/** Somebody of the team, or who was, by the id in an address; undefined for anybody else. One read. */
export const readColleague = async ({ table }: PageNeeds, id: string): Promise<Colleague | undefined> => {
  const found = await readMemberWithPerson(table, id);
  return found && { id, name: found.person.name, present: isPresent(found.member) };
};

/** The form that says to whom all goes. */
export const receiverForm = /* @__PURE__ */ z.lazy(() =>
  z.object({ to: optionalId("Choose a colleague from the list") }),
);
