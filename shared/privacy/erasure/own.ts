import { addressKey, personKey } from "../../people/store.ts";
import { queryAll, type Table } from "../../platform/dynamo.ts";
import { type ErasedStep, type Erasing, gone, NOTHING, recordErased } from "./eraser.ts";
import type { ErasedPerson } from "./model.ts";

const AT_ONCE = 40;

/** The partitions that are named after a person, with the kind as which what is in them counts. */
const partitions = [
  { of: "PERSON", kind: "earlier-details" },
  { of: "MEMBER", kind: "earlier-consents" },
  { of: "ENGAGEMENT", kind: "activities" },
  { of: "PERSON-SEEN", kind: undefined },
] as const;

/**
 * The next step of what is kept under the name of a person: all that lies beside their record, and once nothing else is left, the record itself
 * with the way from their address to it.
 */
export const eraseOwn = async (
  table: Table,
  erasing: Erasing & { readonly person: ErasedPerson },
): Promise<ErasedStep> => {
  const { person, email } = erasing.person;
  const own = personKey(person);
  for (const { of, kind } of partitions) {
    const items = await queryAll(
      table,
      {
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": `${of}#${person}` },
        ConsistentRead: true,
      },
      { limit: AT_ONCE + 1 },
    );
    const some = items.filter(({ sk }) => sk !== own.sk).slice(0, AT_ONCE);
    if (some.length > 0)
      return {
        writes: some.map(({ pk, sk }) => gone({ pk: String(pk), sk: String(sk) })),
        ...(kind !== undefined && { deleted: { [kind]: some.length } }),
        more: true,
      };
    if (of === "PERSON" && items.length === 0) return NOTHING;
  }
  return {
    writes: [gone(own), gone(addressKey(email))],
    entries: [recordErased("people", person, erasing)],
    deleted: { people: 1 },
  };
};
