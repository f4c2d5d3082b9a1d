/** A tag of the design system. */
export interface Tag {
  readonly text: string;
  readonly classes: string;
}

/** A line of a cell: a text, or the name of somebody as the link to their page, and what stands behind it. */
export type CellLine =
  | string
  | { readonly text: string; readonly href: string; readonly after?: string | undefined };

/** What stands in a cell: a text (the link to the record, in the first column), tags, and lines below that say more. */
export interface Cell {
  readonly text?: string | undefined;
  /** What tells a link from others of the same text, for those who hear it. */
  readonly hidden?: string | undefined;
  readonly tags?: readonly (Tag | undefined)[] | undefined;
  readonly more?: readonly (CellLine | undefined)[] | undefined;
  /** Where the text leads, if it is not the record itself. */
  readonly href?: string | undefined;
}

/** A choice of a filter or of an action. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}
