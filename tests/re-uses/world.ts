import { desk } from "../../functions/desk.ts";
import type { Reaction } from "../../functions/entry-points/entry.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { onReUseNewsDue } from "../../functions/re-uses/on-re-use-news-due.ts";
import { onReUseRequested } from "../../functions/re-uses/on-re-use-requested.ts";
import { onReUseStageChanged } from "../../functions/re-uses/on-re-use-stage-changed.ts";
import { site } from "../../functions/site.ts";
import type { Entry, EntryDefinition } from "../../shared/journal/entry.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import * as entries from "../../shared/re-uses/entries.ts";
import { readReUse } from "../../shared/re-uses/store.ts";
import { welcomeTeamMember } from "../../shared/sign-in/team.ts";
import { fireDueTimers } from "../../shared/timers/fire.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import type { RealTable } from "../support/real-table.ts";
import { reactionOccasion, type TestClock, testNeeds } from "../support/visiting.ts";

type React = (world: World, entry: Entry) => Promise<void>;

const asReaction =
  <Data>(definition: EntryDefinition<string, Data>, react: Reaction<Data>): React =>
  (world, entry) =>
    react(world.needs, definition.parse(entry), reactionOccasion(world.needs, definition.name, entry));

const reactions: ReadonlyMap<string, React> = new Map([
  ["ReUseRequested", asReaction(entries.ReUseRequested, onReUseRequested)],
  ["ReUseNewsDue", asReaction(entries.ReUseNewsDue, onReUseNewsDue)],
  ["ReUseStageChanged", asReaction(entries.ReUseStageChanged, onReUseStageChanged)],
]);

/** Re-uses on a real table, with a clock that a test moves. Every entry is delivered twice, as the bus may. */
export class World {
  readonly real: RealTable;
  readonly clock: TestClock;
  readonly #delivered = new Set<string>();

  constructor(real: RealTable, clock: TestClock) {
    this.real = real;
    this.clock = clock;
  }

  get needs() {
    return testNeeds(this.real.table, this.clock);
  }

  /** A browser on the public site. */
  onSite(): Browser {
    return new Browser(webHandler(site, async () => this.needs));
  }

  /** Makes somebody known as one of the team; gives their id. */
  teamMember(name: string): Promise<string> {
    const email = `${name.toLowerCase()}@programme.example`;
    return welcomeTeamMember(this.needs, { name, email, role: "team" }, `sign-in:${name}`);
  }

  /** A browser of one of the team, signed in for the hour that it is now. */
  asTeam(id: string, name: string): Browser {
    return new Browser(
      webHandler(desk, async () => this.needs),
      signedIn(this.needs, "team", { id, name }),
    );
  }

  /** Lets everything that happened be reacted to, and fires what is due, until nothing is left. */
  async settle(): Promise<void> {
    for (let round = 0; round < 20; round += 1) {
      await fireDueTimers({ ...this.needs, milliseconds: () => 0 }, this.clock.now);
      const all = (await this.real.items("JOURNAL#")).map(parseEntryItem);
      const fresh = all.filter(({ id }) => !this.#delivered.has(id));
      if (fresh.length === 0) return;
      for (const entry of fresh.toSorted((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))) {
        this.#delivered.add(entry.id);
        for (const _time of [1, 2]) await reactions.get(entry.name)?.(this, entry);
      }
    }
    throw new Error("The world does not come to rest.");
  }

  /** The letters of a kind, in the order they were written. */
  async lettersOf(kind: string) {
    return (await this.real.letters()).filter((letter) => letter.kind === kind);
  }

  /** A re-use as it is now. */
  async reUse(reference: string) {
    const found = await readReUse(this.real.table, reference);
    if (found === undefined) throw new Error(`There is no re-use ${reference}.`);
    return found;
  }
}
