import type { Item } from "../../platform/dynamo.ts";

/** Those of the items whose place under their person begins with this. */
export const thingsOfKind = (items: readonly Item[], kind: string): readonly Item[] =>
  items.filter(({ personSort }) => String(personSort).startsWith(`${kind}#`));
