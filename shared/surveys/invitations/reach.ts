import { membersOfKind } from "../../members/read.ts";
import { membershipKey, newsWish } from "../../people/membership.ts";
import { peopleOfOrganisation } from "../../people/of-organisation.ts";
import { organisationKindNames } from "../../people/organisation-kinds.ts";
import { readItems, type Table } from "../../platform/dynamo.ts";
import type { Audience } from "../survey/audience.ts";

/** How many of an audience agree to be asked; `isLeast` where there are more people than were looked at. */
export interface Reach {
  readonly people: number;
  readonly isLeast: boolean;
}

/** Of each kind of organisation, or of one organisation, so many are looked at before a survey is sent. */
const MOST_LOOKED_AT = 200;

interface Page {
  readonly people: readonly string[];
  readonly more: boolean;
}

const readPages = async (table: Table, audience: Audience): Promise<readonly Page[]> => {
  if (audience.kind === "organisation") {
    const placed = await peopleOfOrganisation(table, audience.code)(undefined, MOST_LOOKED_AT);
    return [{ people: placed.map(({ thing }) => thing.id), more: placed.length === MOST_LOOKED_AT }];
  }
  return Promise.all(
    organisationKindNames.map(async (kind) => {
      const { people, next } = await membersOfKind(table, kind, { limit: MOST_LOOKED_AT });
      return { people, more: next !== undefined };
    }),
  );
};

/** How many people a survey would reach, looked at before it is sent. One query for each kind of organisation, and one read. */
export const reachOf = async (table: Table, audience: Audience): Promise<Reach> => {
  const pages = await readPages(table, audience);
  const memberships = await readItems(table, pages.flatMap(({ people }) => people).map(membershipKey));
  const agreed = memberships.filter((item) => {
    const { member, research } = newsWish(item);
    return member && research;
  });
  return { people: agreed.length, isLeast: pages.some(({ more }) => more) };
};
