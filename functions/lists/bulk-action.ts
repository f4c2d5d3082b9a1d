import type { Command } from "../../shared/journal/change.ts";
import type { Needs } from "../entry-points/needs.ts";
import type { PageNeeds } from "../entry-points/page.ts";
import type { Fields } from "../entry-points/typed-fields.ts";
import type { Choice } from "./cell.ts";

/** What became of one thing: done, with what it was before, or why it was left as it was. */
export type ChangedOne = { readonly done: Fields } | { readonly refusal: string };

/** What a bulk action is told of one thing: its id, what was chosen beside the button, and the command by which it is changed. */
export interface OneAsked extends Command {
  readonly id: string;
  readonly value: string;
  readonly me: string;
  /** The address of the list, which says what it is of. */
  readonly path: string;
}

/** Something that can be done to the ticked things of a list, each by the command that its own page uses. */
export interface BulkAction {
  readonly name: string;
  /** What the button says before the number: `Assign`. */
  readonly verb: string;
  /** What the button says before anything is ticked, where that is not the verb. */
  readonly button?: string;
  /** What is chosen beside the button: whom it is assigned to. */
  readonly choice?: {
    readonly label: string;
    /** What is said when nothing was chosen. */
    readonly missing: string;
    /** It is somebody of the team, who is searched for while one types. */
    readonly isPerson?: true;
    readonly items: (needs: PageNeeds, me: string) => Promise<readonly Choice[]>;
  };
  readonly run: (needs: Needs, asked: OneAsked) => Promise<ChangedOne>;
  /** Set where another button takes it back, so that nothing is asked although it cannot be undone. */
  readonly isHarmless?: true;
  /** Puts one thing back as it was; refused where it was changed since. Without it, it is asked first whether it is really to be done. */
  readonly undo?: (
    needs: Needs,
    asked: Omit<OneAsked, "value"> & { readonly before: Fields },
  ) => Promise<{ readonly done: unknown } | { readonly refusal: string }>;
  /** What was done, after its number: `You assigned 6 enquiries to Theo Team.` */
  readonly said: (what: string, chosen: string) => string;
  /** What it means, for the page that asks before it is done. */
  readonly warning?: string;
  /** Why some were left as they were, by the refusal, after their number: `was closed meanwhile`. */
  readonly left: Readonly<Record<string, (isOne: boolean) => string>>;
}

/** A page of its own on which something is done with the ticked things, of which it is told. */
export interface BulkPage {
  readonly name: string;
  readonly button: string;
  /** Its address, by the path of the list. */
  readonly href: (path: string) => string;
}

/** What can be done to several things of a list at once. */
export interface BulkList {
  /** The name of the list. */
  readonly name: string;
  /** One and many: `enquiry`, `enquiries`. */
  readonly things: readonly [string, string];
  readonly actions: readonly BulkAction[];
  readonly pages?: readonly BulkPage[];
  /** It can be done to all that fits, too: its feature has an `on-bulk-run-step.ts`, and it is among `bulk-lists.ts`. */
  readonly takesAll?: true;
}
