import { UNCHANGED } from "../journal/answer.ts";
import { changeStored } from "../journal/change.ts";
import { type CommitNeeds, OVERTAKEN, type Overtaken, type Write } from "../journal/commit.ts";
import type { OrganisationFacts } from "./organisation.ts";
import {
  currentKey,
  type ListState,
  listOrganisations,
  type Published,
  packList,
  partKeys,
  readListState,
} from "./store.ts";

/** The writes that publish these organisations, after so many changes, in place of what was published before. */
export const publication = (
  organisations: readonly OrganisationFacts[],
  { published: before, changes }: ListState,
): readonly Write<Overtaken>[] => {
  const parts = packList(organisations);
  const published: Published = { changes, count: organisations.length, parts: parts.length };
  const keys = partKeys(published);
  const kept = new Set(keys.map(({ sk }) => sk));
  const gone = before === undefined ? [] : partKeys(before).filter(({ sk }) => !kept.has(sk));
  return [
    {
      put: { ...currentKey, published },
      when:
        before === undefined
          ? { expression: "attribute_not_exists(pk)" }
          : { expression: "published.changes = :before", values: { ":before": before.changes } },
      otherwise: OVERTAKEN,
    },
    ...keys.map((key, nth) => ({ put: { ...key, packed: parts[nth] } })),
    ...gone.map((key) => ({ delete: key })),
  ];
};

/** Publishes all organisations in few items, for whoever searches them; nothing when that was done since the last change. */
export const publishOrganisations = async (needs: CommitNeeds, once: string): Promise<void> => {
  await changeStored(
    needs,
    { once },
    {
      read: async () => {
        const state = await readListState(needs.table);
        const isUpToDate = state.published?.changes === state.changes;
        return { state, organisations: isUpToDate ? undefined : await listOrganisations(needs.table) };
      },
      decide: ({ state, organisations }) =>
        organisations === undefined ? UNCHANGED : { state, organisations },
      save: (_found, { state, organisations }) => ({ writes: publication(organisations, state) }),
    },
  );
};
