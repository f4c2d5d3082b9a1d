import type { LocalStack } from "../../infra/local/index.ts";
import { minus, toLocal } from "../../shared/platform/wall-clock.ts";
import { Run, shown, taken } from "../faults/run.ts";
import { daysFromNow, publishEvent, storiesAt } from "../faults/stories.ts";
import { tell } from "../faults/timetable.ts";
import { patternOf } from "../support/bars.ts";
import { signIn, visit } from "../support/over-http.ts";
import { tickedForm } from "../support/ticked.ts";

type Cookies = Readonly<Record<string, string>>;

/** What the stories leave out: the team changes and calls off an event, notes who came, edits words, asks for entries anew. */
const atTheDesk = async (stack: LocalStack, run: Run, team: Cookies): Promise<void> => {
  const desk = run.visit(team);
  const soon = { date: daysFromNow(stack.now(), 3), places: "5" };
  const event = await publishEvent(run, team, soon);
  run.known.set("event", event);
  const site = run.visit();
  const form = shown(await site.open(`/events/${event}/register`), "register");
  await site.open(taken(await site.send(form, run.person("Ada")), "register"));
  const own = `/desk/events/${event}`;
  const edit = shown(await desk.open(`${own}/edit`), "edit");
  taken(await desk.send(edit, { places: "6" }), "edit the event");
  await stack.idle();
  const asked = await desk.open(`${own}?ask=cancel`);
  taken(await desk.send(shown(asked, "cancel?"), {}, "cancel"), "call the event off");
  const words = shown(await desk.open("/desk/home-page"), "the words");
  const changed = `${words.$("textarea[name=words]").text()}\n\nChanged.`;
  taken(await desk.send(words, { words: changed }, "save"), "save the words");
  const out = shown(await desk.open("/desk/sign-out"), "sign out");
  await desk.send(out, {});
  await desk.open("/desk/signed-out");
};

/** A reaction fails until it is given up; the team has it done again, and what happened lately published again. */
const whatFails = async (stack: LocalStack, run: Run, team: Cookies): Promise<void> => {
  const failing = "enquiries-on-enquiry-received";
  const end = stack.faults.crashWhen((effect, when) => when === "before" && effect.function === failing);
  await atTheSite(run);
  await stack.idle();
  end();
  const desk = run.visit(team);
  const failures = shown(await desk.open("/desk/failures"), "failures");
  const failure = failures.$("main input[name=ticked]").first().attr("value") ?? "";
  const replay = tickedForm(failures, { _step: "replay" }, [failure]);
  taken(await desk.post("/desk/failures", replay), "replay");
  const journal = shown(await desk.open("/desk/journal"), "the journal");
  const now = stack.now().toISOString();
  const form = journal.$("main form[method=post] input[name=_form]").attr("value") ?? "";
  const period = [
    ["_form", form],
    ["from", toLocal(minus(now, "PT1H"))],
    ["to", toLocal(now)],
  ] as const;
  taken(await desk.post("/desk/journal", period), "publish again");
};

/** What the stories do not look at: somebody asks to join and sends an enquiry, and sees the pages that say so. */
export const atTheSite = async (run: Run): Promise<void> => {
  const site = run.visit();
  const form = shown(await site.open("/join"), "join");
  await site.open(
    taken(
      await site.send(form, {
        ...run.person("Ben"),
        segment: "nhs-trust",
        role: "analyst",
        frequency: "weekly",
      }),
      "join",
    ),
  );
  const enquiry = shown(await site.open("/enquiry?about=problem"), "enquiry");
  const answers = {
    ...run.person("Ben"),
    kind: "problem",
    data: "yes",
    message: "What can we do about waiting?",
  };
  const onTo = taken(await site.send(enquiry, answers, "check"), "the answers");
  const check = shown(await site.open(onTo), "check your answers");
  await site.open(taken(await site.send(check, {}, "send"), "send"));
};

/** Tells the four stories once each, runs the team's other errands and has something fail; gives the run of each, for what it remembers. */
export const runErrands = async (stack: LocalStack, name: string): Promise<readonly Run[]> => {
  const tellings = storiesAt(stack.now).map((story) => ({
    story,
    run: new Run(stack, `${name}-${story.name}`),
  }));
  await tell(stack, tellings, () => undefined);
  const desk = new Run(stack, `${name}-desk`);
  await atTheDesk(stack, desk, await signIn(stack));
  await whatFails(stack, desk, await signIn(stack));
  await stack.idle();
  return [...tellings.map(({ run }) => run), desk];
};

type Letter = ReturnType<LocalStack["letters"]>[number];

const linksIn = ({ text, headers }: Letter, site: string): string[] =>
  `${text} ${headers["list-unsubscribe"]}`
    .split(/[\s<>"]+/)
    .filter((word) => word.startsWith(`${site}/`))
    .map((word) => word.slice(site.length));

const isUnsubscribe = (path: string): boolean => path.startsWith("/unsubscribe/");

/** Opens one page of every pattern that links lead to: from the home page, the desk, and what letters say. */
export const openEveryPage = async (stack: LocalStack, patterns: readonly string[]): Promise<void> => {
  const browser = visit(stack, { cookies: await signIn(stack) });
  const oneClick = stack
    .letters()
    .flatMap((letter) => linksIn(letter, stack.url))
    .find(isUnsubscribe);
  if (oneClick !== undefined) await browser.post(oneClick, [["List-Unsubscribe", "One-Click"]]);
  const waiting = ["/", "/desk", ...stack.letters().flatMap((letter) => linksIn(letter, stack.url))];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(path);
    if (seen.has(pattern) || !patterns.includes(pattern) || pattern.includes("sign")) continue;
    seen.add(pattern);
    const page = await browser.open(path);
    const links = page.$("a[href^='/']").toArray();
    waiting.push(...links.map((link) => page.$(link).attr("href") ?? "/"));
    if (page.to.startsWith("/")) waiting.push(page.to);
  }
};
