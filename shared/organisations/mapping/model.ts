import * as z from "zod/mini";

/** What the team said that a typed name means. `key` is the name's key (`nameKey`); `name` is how it was typed. */
export const mappedNameSchema = z.lazy(() =>
  z.object({
    key: z.string(),
    name: z.string(),
    code: z.string(),
    /** Whether the name became another name of the organisation by this, and so goes when it is taken back. */
    addedAlias: z.boolean(),
    at: z.iso.datetime(),
    by: z.optional(z.string()),
  }),
);

/** A typed name that the team mapped to an organisation. */
export type MappedName = z.infer<typeof mappedNameSchema>;

/** A name that people typed and that no organisation of ours has. */
export interface TypedName {
  readonly key: string;
  /** As most of them typed it. */
  readonly name: string;
  readonly people: number;
}

/** The names among what people typed, those of most people first. */
export const typedNames = (
  typed: readonly { readonly key: string; readonly name: string }[],
): readonly TypedName[] => {
  const byKey = new Map<string, Map<string, number>>();
  for (const { key, name } of typed) {
    const spellings = byKey.get(key) ?? new Map<string, number>();
    byKey.set(key, spellings.set(name, (spellings.get(name) ?? 0) + 1));
  }
  return [...byKey]
    .map(([key, spellings]) => {
      const [[name] = [""]] = [...spellings].sort(([, one], [, other]) => other - one);
      return { key, name, people: [...spellings.values()].reduce((sum, count) => sum + count, 0) };
    })
    .sort((one, other) => other.people - one.people || one.name.localeCompare(other.name, "en"));
};
