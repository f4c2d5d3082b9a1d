import { mailIdKey } from "../../shared/incoming-mail/mail-id.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import type { Letter } from "../../shared/letters/letter.ts";
import type { Item } from "../../shared/platform/dynamo.ts";

/** How the notices of a telling were told. */
export interface Told {
  /** A line for each of its notices: its kind, and whether a letter that went out tells it. */
  readonly lines: readonly string[];
  /** Whether one of them was told in a letter of another telling. */
  readonly elsewhere: boolean;
}

const wentOut = (letter: Letter | undefined): boolean =>
  letter?.status === "sent" || letter?.status === "delivered";

/**
 * Notices to the team that come within a minute are one letter, whosever they are: which telling's letter tells the others depends on nothing that the story
 * says. Gives what is left of a table without them and their evidence, and how those of each correlation were told.
 */
export const apartFromNotices = (
  items: readonly Item[],
): { readonly others: readonly Item[]; readonly told: (correlation: string) => Told } => {
  const letters = items.filter(({ pk }) => String(pk).startsWith("LETTER#")).map(parseLetter);
  const byId = new Map(letters.map((letter) => [letter.id, letter]));
  const notices = letters.filter(({ notice }) => notice === true);
  const ids = notices.flatMap(({ id, messageId = id }) => [id, messageId]);
  const waysBack = new Set(ids.map((id) => mailIdKey(id).pk));
  const others = items.filter((item) => {
    if (waysBack.has(String(item["pk"]))) return false;
    const text = JSON.stringify(item);
    return !ids.some((id) => text.includes(id));
  });
  return {
    others,
    told: (correlation) => {
      const own = notices.filter((notice) => notice.correlation === correlation);
      return {
        lines: own.map((notice) => {
          const went = wentOut(notice) || wentOut(byId.get(notice.inDigest ?? ""));
          return `${notice.kind} | ${went ? "told" : notice.status}`;
        }),
        elsewhere: own.some(({ inDigest }) => inDigest !== undefined),
      };
    },
  };
};
