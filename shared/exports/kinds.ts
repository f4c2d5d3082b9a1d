import type { Key } from "../platform/dynamo.ts";
import { communityKinds } from "./community-kinds.ts";
import type { ExportKind } from "./kind.ts";
import { workKinds } from "./work-kinds.ts";

/**
 * Every kind of record that is exported. A new feature adds its kinds to one of the two lists; until it does, its items go to `other` and a test says so.
 */
export const exportKinds: readonly ExportKind[] = [...communityKinds, ...workKinds];

/** Items that are left out, and why. */
export const leftOut: readonly { readonly keys: RegExp; readonly what: string; readonly why: string }[] = [
  {
    keys: /^ONCE#/,
    what: "Marks of requests that were carried out",
    why: "They keep the system from doing the same twice and say nothing else.",
  },
  {
    keys: /^LIMIT#/,
    what: "Counts of forms sent",
    why: "They hold off robots for two days; the addresses in them cannot be read back.",
  },
  {
    keys: /^ADDRESS#/,
    what: "The index of people by email address",
    why: "It is made from the people, who are exported.",
  },
  {
    keys: /^MAIL-ID#/,
    what: "The index of messages by mail id",
    why: "It is made from the messages, which are exported.",
  },
  {
    keys: /^(USE-OF#|RE-USE#\S+ OF-)/,
    what: "The index of re-uses by item, project and organisation",
    why: "It is made from the re-uses, which are exported.",
  },
  {
    keys: /^ORGANISATION-IMPORT#\S+ ROWS#/,
    what: "Rows of imports under way",
    why: "They go when the import is done; what came of them is exported.",
  },
  {
    keys: /^CATALOGUE-IMPORT#\S+ (PAGES|MADE|BEFORE)#/,
    what: "Pages of imports, and items as they were before",
    why: "They serve to take an import back, for 90 days; the items are exported.",
  },
  {
    keys: /^PICTURE#/,
    what: "Pictures in letters",
    why: "They are drawn from the rollups, which are exported, and go after 90 days.",
  },
  { keys: /^LATE-DAYS /, what: "Days to sum up again", why: "They are the next night's work list." },
];

/** Where items go of which neither list knows. */
export const OTHER = "other";

/** What becomes of an item: the kind it is exported as (`other` where none fits), or why it is left out. */
export const sortOut = ({ pk, sk }: Key): { readonly kind: ExportKind } | { readonly leftOut: string } => {
  const key = `${pk} ${sk}`;
  const left = leftOut.find(({ keys }) => keys.test(key));
  if (left !== undefined) return { leftOut: left.what };
  const kind = exportKinds.find(({ keys }) => keys.test(key));
  return { kind: kind ?? { name: OTHER, about: "Records of no kind known here.", keys: /./ } };
};
