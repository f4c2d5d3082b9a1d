import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import type { DeskPage, DeskVisit } from "../../functions/entry-points/desk-page.ts";
import type { PageFile } from "../../functions/entry-points/page-definition.ts";
import { servePage } from "../../functions/entry-points/page-server.ts";
import type { AskLink } from "../../shared/links/commands.ts";
import { newId } from "../../shared/platform/ids.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { testSession } from "../support/desk-session.ts";
import type { RealTable } from "../support/real-table.ts";
import { seen, type TestClock, testRequest, testVisit } from "../support/visiting.ts";
import { World } from "../support/world.ts";

/** Somebody of the team who is signed in. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** The desk on a real table, with a clock that a test moves and a bus that a test empties. */
export class Desk {
  readonly real: RealTable;
  readonly clock: TestClock;
  readonly world: World;
  /** How links answer. */
  links: AskLink = async () => ({ outcome: "answers", status: 200 });

  constructor(real: RealTable, clock: TestClock) {
    this.real = real;
    this.clock = clock;
    this.world = new World(real, clock, (url) => this.links(url));
  }

  get needs() {
    return this.world.needs;
  }

  /** Makes somebody known as one of the team. */
  async welcome(name: string): Promise<Colleague> {
    return { id: await this.world.teamMember(name), name };
  }

  /** Takes somebody out of the team. */
  async farewell({ id }: Colleague): Promise<void> {
    const { client, name } = this.real.table;
    await client.send(new DeleteCommand({ TableName: name, Key: { pk: "TEAM", sk: id } }));
  }

  /** What a colleague sees of a page; with `form`, after sending it. `formId` is the form's: the same twice is the same form. */
  async ask(
    who: Colleague,
    page: DeskPage,
    asked: Parameters<typeof testRequest>[0] = {},
    { formId, mayChange = true }: { readonly formId?: string; readonly mayChange?: boolean } = {},
  ) {
    const { needs } = this;
    const visit = testVisit(needs, formId);
    const session = testSession(needs, who, mayChange ? "team" : "viewer");
    const deskVisit: DeskVisit = {
      ...visit,
      occasion: { ...visit.occasion, actor: { kind: "team", id: who.id } },
      session,
      show: (template, context, status) =>
        visit.show(template, { session, may: { change: mayChange }, path: "/here", ...context }, status),
    };
    return seen(await page(needs, testRequest(asked), deskVisit));
  }

  /** What a colleague sees who sends a form that is checked first: the page that asks before it is done, or the form with what is wrong. */
  async check(
    who: Colleague,
    page: PageFile<DeskVisit>,
    asked: Parameters<typeof testRequest>[0] & { readonly parameters: Readonly<Record<string, string>> },
  ) {
    const formId = newId();
    const sent = await this.ask(who, servePage(page).post, asked, { formId });
    if (sent.status !== 303) return sent;
    const { searchParams } = new URL(sent.to, "https://programme.example");
    const query = { ask: searchParams.get("ask") ?? "" };
    return this.ask(who, servePage(page).get, { parameters: asked.parameters, query }, { formId });
  }

  /** Lets everything that happened be reacted to, and fires what is due. */
  react(): Promise<void> {
    return this.world.settle();
  }

  /** Moves the clock to 09:01 UTC of each day until a date, fires what is due and lets it be reacted to. */
  async passUntil(date: string): Promise<void> {
    while (utcDate(this.clock.now) < date) {
      this.clock.now = `${utcDate(plus(this.clock.now, "P1D"))}T09:01:00.000Z`;
      await this.react();
    }
  }
}
