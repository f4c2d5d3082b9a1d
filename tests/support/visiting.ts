import { randomBytes } from "node:crypto";
import type { PageAnswer } from "../../functions/entry-points/answer.ts";
import type { ReactionOccasion } from "../../functions/entry-points/entry.ts";
import type { PageNeeds, Visit } from "../../functions/entry-points/page.ts";
import type { PageRequest } from "../../functions/entry-points/request.ts";
import type { DeskNeeds } from "../../functions/entry-points/session.ts";
import type { Occasion } from "../../shared/journal/entry.ts";
import type { RetryNeeds } from "../../shared/journal/transact.ts";
import type { AskLink } from "../../shared/links/commands.ts";
import { paths } from "../../shared/pages/paths.ts";
import type { Table } from "../../shared/platform/dynamo.ts";
import { newId } from "../../shared/platform/ids.ts";

/** A clock that a test sets. */
export interface TestClock {
  now: string;
}

const LINK_KEYS = ["0123456789abcdef0123456789abcdef"] as const;
const DESK_KEYS = ["fedcba9876543210fedcba9876543210"] as const;

/** How a retry waits in a test: not at all. */
export const withoutWaiting: RetryNeeds = { random: Math.random, sleep: async () => undefined };

/** What pages and reactions need, with a table and a clock of the test's. Every link answers, unless the test says otherwise; none is asked for. */
export const testNeeds = (
  table: Table,
  clock: TestClock,
  askLink: AskLink = async () => ({ outcome: "answers", status: 200 }),
): DeskNeeds => ({
  table,
  now: () => clock.now,
  newId,
  ...withoutWaiting,
  randomBytes: (count) => randomBytes(count),
  keys: LINK_KEYS,
  deskKeys: DESK_KEYS,
  formKeys: DESK_KEYS,
  programme: "The Innovation Programme",
  siteUrl: "https://programme.example",
  assets: "/assets/1",
  enquiryAddress: "enquiries@post.programme.example",
  uploadsOrigin: "https://uploads.s3.eu-west-2.amazonaws.com",
  askLink,
});

/** A visit as the entry point makes it; every call of this is a new form. */
export const testVisit = (needs: PageNeeds, formId: string = newId()): Visit => ({
  occasion: testOccasion(needs),
  formId,
  checked: true,
  visitor: "a-visitor-of-the-tests",
  sameForm: { formToken: "form-token", challenge: "", proof: "proof" },
  show: (template, context = {}, status = 200) => ({
    status,
    html: template.render({
      programme: needs.programme,
      assets: needs.assets,
      paths,
      formToken: "form-token",
      now: needs.now(),
      ...context,
    }),
  }),
});

/** An occasion on which a person acts by the site. */
export const testOccasion = (needs: Pick<PageNeeds, "now">): Occasion => ({
  now: needs.now(),
  newId,
  actor: { kind: "person" },
  correlation: newId(),
});

/** The occasion of a reaction, named as the entry point names it. */
export const reactionOccasion = (
  needs: Pick<PageNeeds, "now">,
  name: string,
  entry: { readonly id: string },
): ReactionOccasion => ({ ...testOccasion(needs), actor: { kind: "system" }, once: `${name}:${entry.id}` });

/** A request for a page, as the entry point reads it. */
export const testRequest = (
  asked: {
    readonly parameters?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly form?: Readonly<Record<string, string>>;
  } = {},
): PageRequest => ({
  method: asked.form === undefined ? "GET" : "POST",
  path: "/here",
  parameters: asked.parameters ?? {},
  query: asked.query ?? {},
  form: new Map(Object.entries(asked.form ?? {}).map(([name, value]) => [name, [value]])),
  files: [],
  cookies: {},
  headers: {},
  correlation: newId(),
  network: "192.0.2.1",
});

/** What a test looks at in an answer: its status, where it leads, and its words without the tags. */
export const seen = (answer: PageAnswer): { status: number; to: string; html: string; text: string } => {
  const html = "html" in answer ? answer.html : "";
  return {
    status: "redirect" in answer ? 303 : (answer.status ?? 200),
    to: "redirect" in answer ? answer.redirect : "",
    html,
    text: html
      .replace(/^[\s\S]*<main/, "<main")
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  };
};
