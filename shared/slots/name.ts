import * as z from "zod/mini";

/** What somebody may choose a time for, and who: `survey:SUR-...` and the id of a person. There is one booking of that name at most. */
export interface SlotName {
  readonly about: string;
  readonly person: string;
}

/** The id that a signed link to times carries: a colon would be written as `%3A` in an address. */
export const slotLinkId = ({ about, person }: SlotName): string => `${about.replace(":", "~")}~${person}`;

const nameSchema = z.lazy(() =>
  z.tuple([
    z.string().check(z.regex(/^[a-z-]{1,30}$/)),
    z.string().check(z.regex(/^[A-Z0-9-]{1,30}$/)),
    z.uuid(),
  ]),
);

/** What a signed link's id names; undefined if it names nothing. */
export const parseSlotLinkId = (id: string): SlotName | undefined => {
  const read = nameSchema.safeParse(id.split("~"));
  if (!read.success) return undefined;
  const [kind, thing, person] = read.data;
  return { about: `${kind}:${thing}`, person };
};
