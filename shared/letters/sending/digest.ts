import { commit } from "../../journal/commit.ts";
import { record } from "../../journal/entry.ts";
import { LetterInDigest } from "../entries.ts";
import { aboutLetter, type EvidenceNeeds, occasionFor } from "../evidence.ts";
import { letterKey } from "../item.ts";
import type { Letter, LetterKind } from "../letter.ts";
import { listNoticesBeside } from "./store.ts";

/** More than a reader can take in at once. What is left goes out as the next letter. */
const MOST_BESIDE = 199;
/** A transaction holds a hundred writes: for each notice one, and its entry. */
const MOST_AT_ONCE = 45;

/** A letter that the mail service may have been asked to take says what it said. One that a person sent again goes out as it was. */
const mayGather = ({ notice, attempt, digest, again }: Letter): boolean =>
  notice === true && attempt === undefined && digest === undefined && again === undefined;

/** Has a letter tell these notices, too, and says of each which letter tells it: all, or none when one is no longer as it was read. */
const gather = async (
  needs: EvidenceNeeds,
  lead: Letter,
  others: readonly Letter[],
): Promise<Letter | undefined> => {
  const before = lead.digest ?? [];
  const digest = [...before, ...others.map(({ id }) => id)];
  const names = { "#status": "status" };
  const untried = "#status = :before AND attribute_not_exists(attempt)";
  const committed = await commit<"overtaken">(needs, {
    once: `letters/digest:${lead.id}:${before.length}:${digest.length}`,
    writes: [
      {
        update: letterKey(lead.id),
        // No status that the stream asks for letters by: this one is in hand.
        set: "SET #status = :sending, digest = :digest",
        names,
        values: {
          ":sending": "sending",
          ":digest": digest,
          ":before": lead.status,
          ...(before.length > 0 && { ":told": before.length }),
        },
        when: {
          expression: `${untried} AND ${before.length === 0 ? "attribute_not_exists(digest)" : "size(digest) = :told"}`,
        },
        otherwise: "overtaken",
      },
      ...others.map(
        ({ id, status }) =>
          ({
            update: letterKey(id),
            set: "SET #status = :inDigest, inDigest = :lead",
            names,
            values: { ":inDigest": "in-digest", ":lead": lead.id, ":before": status },
            when: { expression: `${untried} AND attribute_not_exists(digest)` },
            otherwise: "overtaken",
          }) as const,
      ),
    ],
    entries: others.map((other) =>
      record(
        LetterInDigest,
        { ...aboutLetter(other), data: { kind: other.kind, digest: lead.id } },
        occasionFor(needs, other),
      ),
    ),
  });
  return committed.outcome === "refused" ? undefined : { ...lead, status: "sending", digest };
};

/**
 * Gathers what waits beside a notice, of its kind and to its reader, so that one letter tells all of it. Gives the letter as it is then; undefined when
 * another was quicker with one of them. What dies on the way leaves a letter that tells those which say so, and the others with orders of their own.
 */
export const gatherNotices = async (
  needs: EvidenceNeeds,
  letter: Letter,
  kind: LetterKind,
): Promise<Letter | undefined> => {
  if (kind.digest === undefined || !mayGather(letter)) return letter;
  const others = await listNoticesBeside(needs.table, letter, { now: needs.now(), most: MOST_BESIDE });
  let lead = letter;
  for (let from = 0; from < others.length; from += MOST_AT_ONCE) {
    const gathered = await gather(needs, lead, others.slice(from, from + MOST_AT_ONCE));
    if (gathered === undefined) return from === 0 ? undefined : lead;
    lead = gathered;
  }
  return lead;
};
