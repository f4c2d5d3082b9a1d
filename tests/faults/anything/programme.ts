import { atWorkingMorning } from "../../../functions/enquiries/at-working-morning.ts";
import type { Scheduled } from "../../../functions/entry-points/schedule.ts";
import { atMondayMorning } from "../../../functions/reports/at-monday-morning.ts";
import { atNight } from "../../../functions/reports/at-night.ts";
import { letterKinds } from "../../../shared/all-letters.ts";
import type { Letter } from "../../../shared/letters/letter.ts";
import type { Browser, Met } from "../../support/browser.ts";
import { ada, vera } from "../../support/desk-session.ts";
import { Crashed, type World } from "../../support/world.ts";
import { actionOf, type Button, buttonsOn, fill, one, type Pick } from "./fill.ts";
import { Places } from "./places.ts";
import { PostOffice } from "./post-office.ts";

const PERIODS = ["PT20M", "PT5H", "P1D", "P3D", "P8D"] as const;
const CLOCKS: readonly Scheduled[] = [atWorkingMorning, atMondayMorning, atNight];
const REPEATED = 200;

/**
 * A programme in which anybody does anything at any time, in this process: opens any page that is known, follows what it finds there and
 * presses any button, with what a person might type. A new page is walked into without being named here.
 */
export class AnyProgramme {
  readonly #world: World;
  readonly #pick: Pick;
  readonly places = new Places();
  readonly post: PostOffice;
  /** What was done and how it was answered, for the reader of a failure. */
  readonly done: string[] = [];
  readonly wrong: string[] = [];
  readonly overBar: string[] = [];
  readonly counts: Record<string, number> = {};

  constructor(world: World, pick: Pick) {
    this.#world = world;
    this.#pick = pick;
    this.post = new PostOffice(world, pick);
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  #visitor(address: string): Browser {
    if (!address.startsWith("/desk")) return this.#world.onSite();
    const chance = this.#pick(10);
    if (chance === 0) return this.#world.atDesk(vera, "viewer");
    return chance < 4 ? this.#world.atDesk(ada, "admin") : this.#world.atDesk();
  }

  #look(met: Met, what: string): void {
    this.#count(`answered ${met.status}`);
    if (met.status >= 500 && this.#world.crash === undefined && !this.#crashed)
      this.wrong.push(`${what}: ${met.status} ${met.text}`);
    for (const link of met.$("a[href]").toArray()) this.places.add(met.$(link).attr("href") ?? "");
    if (met.to !== "") this.places.add(met.to);
  }

  #crashed = false;

  /** Has the process die around one of the next transactions, now and then. Gives whether it did. */
  async #perhapsDying<Done>(what: () => Promise<Done>): Promise<Done | undefined> {
    const dies = this.#pick(12) === 0;
    if (dies) this.#world.crash = { when: this.#pick(2) === 0 ? "before" : "after", transaction: 1 };
    this.#crashed = dies;
    try {
      return await what();
    } catch (error) {
      if (!(error instanceof Crashed)) throw error;
      return undefined;
    } finally {
      if (dies && this.#world.crash === undefined) this.#count("died");
      this.#world.crash = undefined;
      this.#crashed = false;
    }
  }

  /** What a page reads and writes is other tests' to hold; here it is told, and the walk goes on elsewhere. */
  async #within(what: () => Promise<Met>): Promise<Met | undefined> {
    try {
      return await what();
    } catch (error) {
      if (!(error instanceof Error) || !/^(GET|POST) \S+ made /.test(error.message)) throw error;
      this.overBar.push(error.message);
      return undefined;
    }
  }

  /** Opens any page and, if it has one, presses any button; at times twice. */
  async #walk(): Promise<void> {
    const address = this.places.any(this.#pick);
    const browser = this.#visitor(address);
    const page = await this.#within(() => browser.open(address));
    if (page === undefined) return;
    this.#look(page, `GET ${address}`);
    const button = one(this.#pick, buttonsOn(page.$));
    this.done.push(`${address} ${button?.step ?? ""}`);
    if (button === undefined) return;
    await this.#send(browser, page, { button, address });
  }

  /** Fills in the form of a button and sends it, at times twice; of one that comes back with mistakes, these are mended. */
  async #send(
    browser: Browser,
    page: Met,
    { button, address }: { readonly button: Button; readonly address: string },
    tries = 3,
  ): Promise<void> {
    const fields = fill(page.$, button, this.#pick, this.#world.clock.now);
    const action = actionOf(page.$, button) || address;
    const given = fields.filter(([name]) => !/^_(form|shown|website)$/.test(name));
    const send = async (): Promise<Met | undefined> => {
      const written = this.#world.letters.length;
      const met = await this.#within(() => browser.post(action, fields));
      if (met === undefined) return undefined;
      this.#look(met, `POST ${action} ${JSON.stringify(given)}`);
      if (met.status === 303 && action.startsWith("/desk")) await this.#mustTell(browser, met.to, written);
      return met;
    };
    const met = await this.#perhapsDying(send);
    if (this.#pick(6) === 0) await send();
    const again = met?.status === 422 ? buttonsOn(met.$).find(({ step }) => step === button.step) : undefined;
    if (met !== undefined && again !== undefined && tries > 1)
      await this.#send(browser, met, { button: again, address: action }, tries - 1);
  }

  /** Whose button wrote letters to people outside the team is told how many, on the page that it leads to. */
  async #mustTell(browser: Browser, to: string, before: number): Promise<void> {
    const known = new Set(this.#world.letters.slice(0, before).map(({ id }) => id));
    const goes = ({ id, status }: Letter) => status === "queued" || (status === "waiting" && !known.has(id));
    const toPeople = this.#world.letters
      .slice(before)
      .filter(
        (letter) => goes(letter) && "person" in letter.to && letterKinds.get(letter.kind)?.purpose !== "team",
      );
    if (toPeople.length === 0) return;
    this.#count("told of letters");
    const page = await this.#within(() => browser.open(to));
    const banner = page?.$(".nhsuk-notification-banner").text().replaceAll(/\s+/g, " ").trim();
    if (banner !== undefined && !/\d/.test(banner))
      this.wrong.push(`${to} wrote ${toPeople.map(({ kind }) => kind).join()} and says “${banner}”`);
  }

  /** One of the entries that are pending, wherever it stands in their order; at times one again that was delivered long ago. */
  async #deliver(): Promise<void> {
    const { pending, delivered } = this.#world;
    for (let left = this.#pick(4); left > 0 && pending.length > 0; left -= 1)
      await this.#perhapsDying(() => this.#world.deliver(this.#pick(pending.length)));
    const old = one(this.#pick, delivered.slice(-REPEATED));
    if (old !== undefined && this.#pick(4) === 0) await this.#perhapsDying(() => this.#world.react(old));
  }

  async #letTimePass(): Promise<void> {
    await this.#perhapsDying(() => this.#world.advance(one(this.#pick, PERIODS) ?? "PT1M"));
    const run = one(this.#pick, CLOCKS);
    await this.#perhapsDying(async () => run?.(this.#world.needs, this.#world.clock.now));
  }

  async #sendLetters(): Promise<void> {
    await this.#perhapsDying(() => this.post.work());
    for (const link of this.post.links.splice(0)) this.places.add(link);
  }

  /** Does one thing, any thing. */
  async doAnything(): Promise<void> {
    await this.#walk();
    await this.#deliver();
    if (this.#pick(3) === 0) await this.#sendLetters();
    if (this.#pick(15) === 0) await this.#letTimePass();
  }

  /** Switches the faults off and lets everything come to rest. */
  async rest(): Promise<void> {
    this.#world.conflicts = 0;
    this.post.trouble = false;
    for (let round = 0; round < 20; round += 1) {
      await this.#world.settle();
      await this.post.work();
      // News waits for the morning.
      if (this.post.isBusy) await this.#world.advance("PT13H");
      if (!this.post.isBusy && this.#world.pending.length === 0) return;
    }
    this.wrong.push("It does not come to rest.");
  }
}
