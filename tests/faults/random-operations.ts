import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import type { LocalStack } from "../../infra/local/index.ts";
import { ENTRY_SOURCE } from "../../shared/journal/entry-source.ts";
import type { Met } from "../support/browser.ts";
import { signIn, visit } from "../support/over-http.ts";
import { replayAtDesk, republishAtDesk } from "./desk-work.ts";
import { Run } from "./run.ts";
import { enquiry, followUp, makeProject, publishEvent } from "./stories.ts";

/** Who takes part. Few enough that they get in each other's way. */
const PEOPLE = ["Ada", "Ben", "Cleo", "Dora", "Eli", "Fay"];
/** With every fault on, a page may fail several times in a row; a person who is shown more errors than this gives up. */
const PATIENCE = 25;
const MOST_TRIES = 10;
const PERIODS = ["PT20M", "PT5H", "P1D", "P3D", "P8D"];
const STEPS = ["thank-you-and-survey", "blog-and-code", "webinar", "discussion-workshop"];

/** A programme in which anybody does anything at any time. `pick` gives a whole number below its argument. */
export class RandomProgramme {
  readonly #stack: LocalStack;
  readonly #pick: (below: number) => number;
  readonly #events: string[] = [];
  readonly #projects: string[] = [];
  #team: Readonly<Record<string, string>> = {};
  #count = 0;
  /** What was done, for whoever has to understand a failure. */
  readonly done: string[] = [];

  constructor(stack: LocalStack, pick: (below: number) => number) {
    this.#stack = stack;
    this.#pick = pick;
  }

  #one<Item>(items: readonly Item[]): Item | undefined {
    return items[this.#pick(items.length)];
  }

  /** One operation with a name, and so a correlation, of its own; its people stay the same. */
  #run(): Run {
    this.#count += 1;
    return new Run(this.#stack, `t${String(this.#count).padStart(4, "0")}x`, PATIENCE);
  }

  #person(who: string): Record<string, string> {
    return {
      name: `${who} Example`,
      email: `${who.toLowerCase()}@people.example`,
      organisation: "Elm House",
      consent: "yes",
    };
  }

  /** Tries again what the desk's own pages do without patience. */
  async #stubbornly<Done>(what: () => Promise<Done>): Promise<Done> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await what();
      } catch (error) {
        if (attempt === MOST_TRIES) throw error;
      }
    }
  }

  /** Signs the team in and makes two events and two projects; what else there is comes of it. */
  async begin(): Promise<void> {
    this.#team = await this.#stubbornly(() => signIn(this.#stack));
    for (const places of ["2", "3"]) {
      const date = { date: "2027-09-30", places };
      this.#events.push(await publishEvent(this.#run(), this.#team, date));
    }
    for (let count = 0; count < 2; count += 1) {
      const run = this.#run();
      await makeProject(() => this.#stack.now())(run, this.#team);
      this.#projects.push(run.recall("project"));
    }
  }

  /** Sends a form of a page if the page has it, by its button. */
  async #press(path: string, step: string | undefined, answers: Record<string, string> = {}): Promise<void> {
    const run = this.#run();
    const browser = run.visit(path.startsWith("/desk") ? this.#team : {});
    const page = await browser.open(path);
    const has = (met: Met, button: string | undefined) =>
      met.$(button === undefined ? "main form" : `button[value=${button}]`).length > 0;
    if (!has(page, step)) return;
    const sent = await browser.send(page, answers, step);
    if (sent.status >= 500) throw new Error(`${path} could not be sent in ${PATIENCE} tries.`);
  }

  /** A link from any letter that anybody got. */
  #link(path: string): string | undefined {
    const words = this.#stack.letters().flatMap(({ text }) => text.split(/[\s<>]+/));
    const links = words.filter((word) => word.startsWith(this.#stack.url + path));
    return this.#one(links)?.slice(this.#stack.url.length);
  }

  /** Presses a button of the page that a link in a letter leads to; of the page that asks first, where it is named. */
  async #follow(path: string, step?: string, asks?: string): Promise<void> {
    const link = this.#link(path);
    if (link !== undefined) await this.#press(asks === undefined ? link : `${link}?ask=${asks}`, step);
  }

  readonly #operations: Readonly<Record<string, () => Promise<void>>> = {
    register: () =>
      this.#press(
        `/events/${this.#one(this.#events)}/register`,
        undefined,
        this.#person(this.#one(PEOPLE) ?? ""),
      ),
    "register too": () =>
      this.#press(
        `/events/${this.#one(this.#events)}/register`,
        undefined,
        this.#person(this.#one(PEOPLE) ?? ""),
      ),
    cancel: () => this.#follow("/registrations/", "cancel", "cancel"),
    "register again": () => this.#follow("/registrations/", "again"),
    accept: () => this.#follow("/offers/", "accept"),
    decline: () => this.#follow("/offers/", "decline"),
    enquire: async () => enquiry.acts.first?.(this.#run(), {}),
    answer: async () => {
      const [letter] = this.#stack
        .letters()
        .filter(({ kind }) => kind === "enquiry-received")
        .slice(-3);
      const [reference] = /ENQ-[0-9A-Z-]+/.exec(letter?.text ?? "") ?? [];
      if (reference !== undefined) await this.#press(`/desk/enquiries/${reference}`, "answered");
    },
    join: () =>
      this.#press("/join", undefined, {
        ...this.#person(this.#one(PEOPLE) ?? ""),
        segment: "charity",
        role: "other",
        frequency: "monthly",
        topics: "calls",
        consents: "news",
      }),
    confirm: () => this.#follow("/join/confirm/"),
    leave: () => this.#follow("/membership/"),
    "close a step": () =>
      // Each has a host of its own: the product pauses a second between two questions to one host.
      this.#close("done", { evidence: `https://done-${this.#count}.example/`, seen: "yes" }),
    "skip a step": () => this.#close("skip", { reason: "It is not wanted." }),
    "open a step again": () =>
      this.#press(`/desk/projects/${this.#one(this.#projects)}/follow-ups/${this.#one(STEPS)}`, "reopen"),
    "let time pass": async () => {
      await this.#stack.clock({ advance: this.#one(PERIODS) ?? "PT1M" });
      this.#team = await this.#stubbornly(() => signIn(this.#stack));
    },
    "deliver an old entry again": () => this.#redeliver(),
    "publish the last hour again": () =>
      this.#stubbornly(() => {
        const now = this.#stack.now();
        return republishAtDesk(this.#stack, new Date(now.getTime() - 3_600_000), now);
      }),
    "replay failures": async () => {
      await this.#stubbornly(() => replayAtDesk(this.#stack));
    },
  };

  async #close(button: "done" | "skip", answers: Record<string, string>): Promise<void> {
    const run = this.#run();
    run.known.set("project", this.#one(this.#projects) ?? "");
    const step = this.#one(STEPS) ?? "";
    const page = await visit(this.#stack, { cookies: this.#team, patience: PATIENCE }).open(
      `/desk/projects/${run.recall("project")}/follow-ups/${step}`,
    );
    if (page.$(`button[value=${button}]`).length > 0) await followUp(run, this.#team, step, button, answers);
  }

  async #redeliver(): Promise<void> {
    const entries = this.#stack.entries().filter(({ name }) => !/Requested$/.test(String(name)));
    const entry = this.#one(entries);
    if (entry === undefined) return;
    const client = new EventBridgeClient(this.#stack.client);
    const Detail = JSON.stringify(entry);
    const put = { Source: ENTRY_SOURCE, DetailType: String(entry["name"]), Detail };
    await client.send(
      new PutEventsCommand({ Entries: [{ ...put, EventBusName: this.#stack.addresses.bus }] }),
    );
    client.destroy();
  }

  /** Does one thing, any thing. What must not happen to somebody who uses the product throws. */
  async doAnything(): Promise<void> {
    const [name, operation] = this.#one(Object.entries(this.#operations)) ?? ["", async () => undefined];
    this.done.push(name);
    await operation();
  }
}
