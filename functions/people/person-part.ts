import type { Item } from "../../shared/platform/dynamo.ts";

/** Something that a person takes part in, as their page lists it. */
export interface PersonRow {
  /** What it is: `event:EVT-...`. Its title and its page are found by it. */
  readonly subject: string;
  /** What it is called, where the item says so; otherwise it is read with the titles of the page. */
  readonly title?: string | undefined;
  /** A moment or a date: when it began. */
  readonly since: string;
  /** In which role, where there is one. */
  readonly as?: string | undefined;
  readonly tag: { readonly text: string; readonly classes: string };
}

/** What a feature says of a person. */
export interface PersonPart {
  readonly title: string;
  /** How the person stands to the programme because of it, in a word or two; nothing where they do not. */
  readonly standing?: string | undefined;
  /** The latest first. */
  readonly rows: readonly PersonRow[];
  /** What is not shown, and why. */
  readonly note?: string | undefined;
}

/** A feature's part of the page of a person, made of what is kept under the person: every feature reads its own out of it, so that it costs no read. */
export type PartFor = (items: readonly Item[]) => PersonPart;
