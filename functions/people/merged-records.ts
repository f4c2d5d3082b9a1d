import type { Membership } from "../../shared/members/member.ts";
import { membershipAmong } from "../../shared/members/read.ts";
import { paths, toPath } from "../../shared/pages/paths.ts";
import { idsOfPerson, nameAtDesk, type Person } from "../../shared/people/person.ts";
import type { Item } from "../../shared/platform/dynamo.ts";
import type { WayBack } from "../entry-points/page-definition.ts";
import type { Fields } from "../entry-points/typed-fields.ts";

/** The membership of a person among what lies under their records: that of the record which stands for them, if it has one. */
export const membershipOf = (items: readonly Item[], ids: readonly string[]): Membership | undefined => {
  for (const id of ids) {
    const own = membershipAmong(items.filter(({ person }) => person === `PERSON#${id}`));
    if (own !== undefined) return own;
  }
  return undefined;
};

/** The records that are merged into that of a person, as their page names them. */
export const othersOf = ({
  person,
  others,
}: {
  readonly person: Person;
  readonly others: readonly Person[];
}) =>
  others.flatMap((other) =>
    other.mergedInto === undefined
      ? []
      : {
          name: nameAtDesk(other),
          email: other.email,
          organisation: other.organisation,
          at: other.mergedInto.at,
          href: toPath(paths.deskSamePerson, { person: person.id, id: other.id }),
        },
  );

/** The way to undo the merge that was just made. */
export const undoMerge = (
  { merged = "" }: Fields,
  { person }: { readonly person: Person },
): WayBack | undefined =>
  idsOfPerson(person).includes(merged) && merged !== person.id
    ? {
        step: "separate",
        action: toPath(paths.deskSamePerson, { person: person.id, id: merged }),
        fields: {},
      }
    : undefined;
