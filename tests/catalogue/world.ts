import { desk } from "../../functions/desk.ts";
import { webHandler } from "../../functions/entry-points/page.ts";
import { site } from "../../functions/site.ts";
import { createItem, takeStep } from "../../shared/catalogue/commands-items.ts";
import type { ItemContent } from "../../shared/catalogue/item.ts";
import { readItem } from "../../shared/catalogue/read.ts";
import { newId } from "../../shared/platform/ids.ts";
import { plusHours } from "../../shared/platform/time.ts";
import { Browser } from "../support/browser.ts";
import { signedIn } from "../support/desk-session.ts";
import type { RealTable } from "../support/real-table.ts";
import { type TestClock, testNeeds } from "../support/visiting.ts";
import { asha, at, ben, content } from "./made-up.ts";

/** A catalogue on a real table, with a clock that a test moves. */
export class World {
  readonly real: RealTable;
  readonly clock: TestClock;

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

  /** A browser at the desk of one of the team. */
  atDesk(id: string = asha, name: string = "Asha"): Browser {
    return new Browser(
      webHandler(desk, async () => this.needs),
      signedIn(this.needs, "team", { id, name }),
    );
  }

  /** Lets so much time pass that functions no longer hold what they read before. */
  letTimePass(): void {
    this.clock.now = plusHours(this.clock.now, 0.05);
  }

  /** Drafts an item as Asha; gives its reference. */
  draft(more: Partial<ItemContent> = {}): Promise<string> {
    return createItem(this.needs, content(more), { occasion: at(this.clock.now), once: newId() });
  }

  /** Drafts an item as Asha and publishes it as Ben; gives its reference. */
  async publish(more: Partial<ItemContent> = {}): Promise<string> {
    const reference = await this.draft(more);
    const given = (by: string) => ({ occasion: at(this.clock.now, by), once: newId() });
    await takeStep(this.needs, reference, { step: "ask-for-review" }, given(asha));
    const item = await readItem(this.real.table, reference);
    await takeStep(this.needs, reference, { step: "publish", version: item?.version ?? 0 }, given(ben));
    return reference;
  }
}
