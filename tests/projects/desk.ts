import { DeleteCommand } from "@aws-sdk/lib-dynamodb";
import type { DeskPage, DeskVisit } from "../../functions/entry-points/desk-page.ts";
import { onFollowUpDue } from "../../functions/follow-ups/on-follow-up-due.ts";
import { onProjectStatusChanged } from "../../functions/follow-ups/on-project-status-changed.ts";
import { FollowUpDue } from "../../shared/follow-ups/entries.ts";
import type { AskLink } from "../../shared/links/commands.ts";
import { utcDate } from "../../shared/platform/time.ts";
import { plus } from "../../shared/platform/wall-clock.ts";
import { ProjectCompleted } from "../../shared/projects/entries.ts";
import { welcomeTeamMember } from "../../shared/sign-in/team.ts";
import { fireDueTimers } from "../../shared/timers/fire.ts";
import type { RealTable } from "../support/real-table.ts";
import {
  reactionOccasion,
  seen,
  type TestClock,
  testNeeds,
  testRequest,
  testVisit,
} from "../support/visiting.ts";

/** Somebody of the team who is signed in. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** The desk on a real table, with a clock that a test moves and a bus that a test empties. */
export class Desk {
  readonly #reacted = new Map<string, number>();
  readonly real: RealTable;
  readonly clock: TestClock;
  /** How links answer. */
  links: AskLink = async () => ({ outcome: "answers", status: 200 });

  constructor(real: RealTable, clock: TestClock) {
    this.real = real;
    this.clock = clock;
  }

  get needs() {
    return testNeeds(this.real.table, this.clock, this.links);
  }

  /** Makes somebody known as one of the team. */
  async welcome(name: string): Promise<Colleague> {
    const email = `${name.toLowerCase().replace(/\W/g, ".")}@programme.example`;
    const id = await welcomeTeamMember(this.needs, { name, email, role: "team" }, `sign-in:${name}`);
    return { id, name };
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
    const session = {
      person: who.id,
      name: who.name,
      role: mayChange ? "team" : "viewer",
      expires: plus(needs.now(), "P1D"),
    } as const;
    const deskVisit: DeskVisit = {
      ...visit,
      occasion: { ...visit.occasion, actor: { kind: "team", id: who.id } },
      session,
      show: (template, context, status) =>
        visit.show(template, { session, may: { change: mayChange }, path: "/here", ...context }, status),
    };
    return seen(await page(needs, testRequest(asked), deskVisit));
  }

  /** Lets every entry of the last days be reacted to, each twice, as the bus may. */
  async react(): Promise<void> {
    const { needs } = this;
    const entries = await this.real.entries(utcDate(this.clock.now));
    for (const entry of entries) {
      for (let count = this.#reacted.get(entry.id) ?? 0; count < 2; count += 1) {
        const occasion = reactionOccasion(needs, `on-${entry.name}`, entry);
        if (entry.name === "ProjectCompleted")
          await onProjectStatusChanged(needs, ProjectCompleted.parse(entry), occasion);
        if (entry.name === "FollowUpDue") await onFollowUpDue(needs, FollowUpDue.parse(entry), occasion);
      }
      this.#reacted.set(entry.id, 2);
    }
  }

  async #fire(): Promise<void> {
    await fireDueTimers({ ...this.needs, milliseconds: () => 0 }, this.clock.now);
    await this.react();
  }

  /** Moves the clock to 09:01 UTC of each day until a date, fires what is due and lets it be reacted to. */
  async passUntil(date: string): Promise<void> {
    while (utcDate(this.clock.now) < date) {
      this.clock.now = `${utcDate(plus(this.clock.now, "P1D"))}T09:01:00.000Z`;
      await this.#fire();
    }
  }
}
