import type { PageNeeds } from "../entry-points/page.ts";

/** One thing of somebody's: what it is, how it stands, and where they go on with it. */
export interface MyItem {
  readonly text: string;
  readonly detail: string;
  readonly href?: string | undefined;
}

/** A part of somebody's own page. */
export interface MySection {
  readonly title: string;
  readonly items: readonly MyItem[];
  /** What is said when there is nothing: what would be here, and how to get there. */
  readonly empty: { readonly text: string; readonly href: string; readonly link: string };
}

/** A feature's section for the person with this id. One query or read; it shows nothing that is not theirs. `token` is of the link to the page, which leads to its parts, too. */
export type SectionFor = (needs: PageNeeds, person: string, token: string) => Promise<MySection>;
