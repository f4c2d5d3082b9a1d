import { addDays, localDate } from "../../shared/platform/wall-clock.ts";
import { type Run, referenceIn, shown, taken } from "./run.ts";
import type { Act, Story } from "./timetable.ts";

/** Sends the only form of a page, with these answers put into it, by its button with this step. */
const fillIn = async (
  run: Run,
  path: string,
  answers: Readonly<Record<string, string>> = {},
  step?: string,
  team: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const browser = run.visit(team);
  const page = shown(await browser.open(path), `${run.name} opens ${path}`);
  return taken(await browser.send(page, answers, step), `${run.name} sends ${path}`);
};

/** An enquiry is sent, and the team marks it as answered. */
export const enquiry: Story = {
  name: "enquiry",
  acts: {
    first: async (run) => {
      const browser = run.visit();
      const form = shown(await browser.open("/enquiry?about=problem"), "the form");
      const answers = {
        ...run.person("Ada"),
        kind: "problem",
        data: "yes",
        message: "What can we do about waiting?",
      };
      const onTo = taken(await browser.send(form, answers, "check"), "the answers");
      const check = shown(await browser.open(onTo), "check your answers");
      taken(await browser.send(check, {}, "send"), "send");
    },
    second: async (run, team) => {
      const reference = referenceIn(
        run.letters().find(({ kind }) => kind === "enquiry-received")?.text ?? "",
      );
      await fillIn(run, `/desk/enquiries/${reference}`, {}, "answered", team);
    },
  },
};

/** Somebody asks to join, confirms, and leaves. */
export const member: Story = {
  name: "member",
  acts: {
    first: async (run) => {
      await fillIn(run, "/join", {
        ...run.person("Ada"),
        segment: "nhs-trust",
        role: "analyst",
        frequency: "weekly",
        topics: "events",
        consents: "news",
      });
    },
    second: async (run) => {
      await fillIn(run, run.linkTo("Ada", "membership-confirm", "/join/confirm/"));
    },
    third: async (run) => {
      await fillIn(run, run.linkTo("Ada", "member-welcome", "/membership/"));
    },
  },
};

/** Makes an event with so many places at the desk and publishes it; gives its reference. */
export const publishEvent = async (
  run: Run,
  team: Readonly<Record<string, string>>,
  details: Readonly<Record<string, string>>,
): Promise<string> => {
  const described = {
    title: `Event ${run.name}`,
    description: "What we learned.",
    startTime: "14:00",
    endTime: "15:30",
    place: "Room 1",
    ...details,
  };
  const drafted = await fillIn(run, "/desk/events/new", described, undefined, team);
  await fillIn(run, drafted, {}, "publish", team);
  return referenceIn(drafted);
};

/** Registers one of a telling's people for its event. */
const register = async (run: Run, who: string): Promise<void> => {
  await fillIn(run, `/events/${run.recall("event")}/register`, run.person(who));
};

/** A date so many days from the telling's now, as the desk's forms take it. */
export const daysFromNow = (now: Date, days: number): string => addDays(localDate(now.toISOString()), days);

const event = (now: () => Date): Story => ({
  name: "event",
  acts: {
    first: async (run, team) => {
      const details = { date: daysFromNow(now(), 30), places: "1" };
      run.known.set("event", await publishEvent(run, team, details));
    },
    second: (run) => register(run, "Ada"),
    third: (run) => register(run, "Ben"),
    fourth: (run) => register(run, "Cleo"),
    fifth: async (run) => {
      const browser = run.visit();
      const own = run.linkTo("Ada", "event-registered", "/registrations/");
      const asked = await browser.follow(shown(await browser.open(own), own), "cancel");
      taken(await browser.send(shown(asked, "cancel?"), {}, "cancel"), "cancel");
    },
    // Ben has let his offer lapse on day 2, so the place is offered to Cleo.
    "day 3, later": async (run) => {
      await fillIn(run, run.linkTo("Cleo", "event-place-offered", "/offers/"), {}, "accept");
    },
  },
});

/** Takes on a project at the desk and completes it at once; its reference is known as `project`. */
export const makeProject =
  (now: () => Date): Act =>
  async (run, team) => {
    const browser = run.visit(team);
    const form = shown(await browser.open("/desk/projects/new"), "new project");
    const owner = form
      .$("select[name=owner] option")
      .toArray()
      .map((option) => form.$(option))
      .find((option) => option.text().includes("Theo"));
    const made = await browser.send(form, {
      title: `Project ${run.name}`,
      summary: "We looked for what makes people wait.",
      organisation: "Fernhill Hospitals",
      route: "supplier",
      owner: owner?.attr("value") ?? "",
      weeks: "12",
      startsOn: daysFromNow(now(), -80),
    });
    const path = taken(made, "make the project");
    run.known.set("project", referenceIn(path));
    const project = shown(await browser.open(path), path);
    const checked = await browser.send(project, { completedOn: daysFromNow(now(), 0) }, "check");
    const asked = await browser.open(taken(checked, "check the completion"));
    taken(await browser.send(shown(asked, "complete?"), {}, "complete"), "complete");
  };

/** Sends one of the two forms of an open follow-up step. */
export const followUp = async (
  run: Run,
  team: Readonly<Record<string, string>>,
  step: string,
  button: "done" | "skip",
  answers: Readonly<Record<string, string>>,
): Promise<void> => {
  const path = `/desk/projects/${run.recall("project")}/follow-ups/${step}`;
  const browser = run.visit(team);
  const page = shown(await browser.open(path), path);
  const token = page.$(`button[value=${button}]`).closest("form").find("input[name=_form]").attr("value");
  const fields = { _form: token ?? "", _step: button, ...answers };
  taken(await browser.post(path, Object.entries(fields)), `${button} ${step}`);
};

const project = (now: () => Date): Story => ({
  name: "project",
  acts: {
    first: makeProject(now),
    // The owner was written to on day 1 and reminded on day 4.
    "day 5, later": (run, team) =>
      followUp(run, team, "thank-you-and-survey", "done", {
        // Each telling has a host of its own: the product pauses a second between two questions to one host.
        evidence: `https://${run.name}.example/survey`,
        // Nothing of this machine reaches it.
        seen: "yes",
      }),
    "day 8, later": (run, team) =>
      followUp(run, team, "blog-and-code", "skip", { reason: "The partner publishes it themselves." }),
  },
});

/** The stories that many can be told of side by side. `now` is the clock of the stack. */
export const storiesAt = (now: () => Date): readonly Story[] => [enquiry, member, event(now), project(now)];
