import type { Saving } from "../../journal/change.ts";
import { OVERTAKEN, type Overtaken, type Write } from "../../journal/commit.ts";
import { type Item, type Key, readWithin, type Table } from "../../platform/dynamo.ts";
import type { Person } from "../person.ts";
import { addressKey, personItem, personKey } from "../store.ts";
import type { Correction } from "./decide.ts";
import { type Earlier, earlierSchema } from "./model.ts";

const PREFIX = "EARLIER#";

const earlierKey = (person: string, { at, id }: Pick<Earlier, "at" | "id">): Key => ({
  pk: personKey(person).pk,
  sk: `${PREFIX}${at}#${id}`,
});

const toEarlier = (item: Item): Earlier => earlierSchema.parse(item["earlier"]);

/** What a person's record said before, the latest first. One query, strongly consistent. */
export const readEarlier = async (table: Table, person: string): Promise<readonly Earlier[]> =>
  (await readWithin(table, personKey(person).pk, PREFIX)).map(toEarlier).reverse();

/** Nothing that a correction rests on was changed since it was read. */
const unchanged = ({ name, email, organisation, organisationCode, mergedInto, absorbed }: Person) => ({
  expression: [
    "#name = :name AND #email = :email",
    organisation === undefined ? "attribute_not_exists(#organisation)" : "#organisation = :organisation",
    organisationCode === undefined ? "attribute_not_exists(#code)" : "#code = :code",
    mergedInto === undefined ? "attribute_not_exists(mergedInto)" : "mergedInto = :mergedInto",
    absorbed === undefined ? "attribute_not_exists(absorbed)" : "absorbed = :absorbed",
  ].join(" AND "),
  names: { "#name": "name", "#email": "email", "#organisation": "organisation", "#code": "organisationCode" },
  values: {
    ":name": name,
    ":email": email,
    ":organisation": organisation,
    ":code": organisationCode,
    ":mergedInto": mergedInto,
    ":absorbed": absorbed,
  },
});

/** The writes of a correction: the record, what it said before, and the address that leads to the person; refused as `taken` where it leads to another by then. */
export const saveCorrection = <Taken extends string = Overtaken>(
  before: Person,
  { person, earlier, moves, entries }: Correction,
  taken?: Taken,
): Saving<Overtaken | Taken> => {
  const moved: readonly Write<Overtaken | Taken>[] = moves
    ? [
        { delete: addressKey(before.email) },
        {
          put: { ...addressKey(person.email), personId: person.id },
          when: {
            expression: "attribute_not_exists(pk) OR personId = :person",
            values: { ":person": person.id },
          },
          otherwise: taken ?? OVERTAKEN,
        },
      ]
    : [];
  return {
    writes: [
      { put: personItem(person), when: unchanged(before), otherwise: OVERTAKEN },
      { put: { ...earlierKey(person.id, earlier), earlier } },
      ...moved,
    ],
    entries,
  };
};
