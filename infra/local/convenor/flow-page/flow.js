// The flow page: groups what happened by correlation id and keeps the newest on top. No framework, no build.

const MOST_STORIES = 80;
const stories = new Map();
const totals = { invocations: 0, entries: 0, letters: 0, refused: 0 };
const byId = (id) => document.getElementById(id);

const storyOf = (correlation) => {
  let story = stories.get(correlation);
  if (story === undefined) {
    story = {
      correlation,
      at: "",
      invocations: new Map(),
      entries: new Map(),
      letters: new Map(),
      refusals: [],
    };
    stories.set(correlation, story);
    if (stories.size > MOST_STORIES) {
      const [oldest] = stories.keys();
      stories.get(oldest).element?.remove();
      stories.delete(oldest);
    }
  }
  return story;
};

const element = (tag, className, ...children) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children.filter((child) => child !== undefined));
  return made;
};

const callsOf = ({ calls }) =>
  Object.entries(calls)
    .map(([action, times]) => `${times} × ${action.split(":")[1]}`)
    .join(", ");

const node = (kind, name, { ms, detail, bad, running } = {}) =>
  element(
    "div",
    `node ${kind}${bad ? " bad" : ""}${running ? " running" : ""}`,
    ms === undefined ? undefined : element("span", "ms", `${ms} ms`),
    element("b", "", name),
    detail ? element("small", "", detail) : undefined,
  );

const isRequest = ({ trigger }) => /^(GET|POST|HEAD|PUT|DELETE|OPTIONS) /.test(trigger);
const isCause = (invocation) => isRequest(invocation) || invocation.trigger.startsWith("schedule");

const isBad = ({ outcome, failedItems }) => (outcome !== "ok" && outcome !== "running") || failedItems > 0;
const shorten = (text, most = 140) => (text.length > most ? `${text.slice(0, most)} ...` : text);
/** The end of an ARN says which; the rest is the same for all. */
const lastOf = (arn) => arn.split(":").at(-1);

const problemOf = ({ outcome, error, failedItems }) => {
  if (failedItems > 0) return `${failedItems} of its batch failed`;
  return `${outcome}: ${shorten(error?.errorMessage ?? "")}`;
};

/** One node for all tries of one function on one trigger: the last says how it ended. */
const invocationNode = (tries) => {
  const last = tries.at(-1);
  const cause = isCause(last);
  const why = cause ? last.function : last.trigger;
  const times = tries.length > 1 ? `${tries.length} times` : "";
  const detail = [isBad(last) ? problemOf(last) : why, times, callsOf(last)].filter(Boolean).join(" · ");
  const made = node(cause ? "request" : "reaction", cause ? shorten(last.trigger, 48) : last.function, {
    ms: last.outcome === "running" ? undefined : last.ms,
    detail,
    bad: isBad(last),
    running: last.outcome === "running",
  });
  made.title = last.error?.errorMessage ?? `Started ${last.started}`;
  return made;
};

const grouped = (invocations) => [
  ...Map.groupBy(invocations, ({ function: name, trigger }) => `${name} ${trigger}`).values(),
];

/** What the sample programme caused at the start is no story that anybody at this page set off. */
const ofVisitors = (correlations) => correlations.filter((correlation) => !correlation.startsWith("sample:"));

const onlyReads = (story) =>
  story.entries.size + story.letters.size + story.refusals.length === 0 &&
  [...story.invocations.values()].every(({ outcome }) => outcome === "ok" || outcome === "running");

const draw = (story) => {
  const all = [...story.invocations.values()];
  const refused = story.refusals.map(({ function: name, action, resource }) =>
    node("reaction", `IAM refuses ${name}`, { detail: `${action} on ${lastOf(resource)}`, bad: true }),
  );
  const wrong = refused.length > 0 || grouped(all).some((tries) => isBad(tries.at(-1)));
  const lanes = element(
    "div",
    "lanes",
    element("div", "lane", ...grouped(all.filter(isCause)).map(invocationNode)),
    element(
      "div",
      "lane",
      ...[...story.entries.values()].map(({ name, at, subject }) =>
        node("entry", name, {
          detail: [subject?.kind, shorten(subject?.id ?? "", 24), at.slice(11, 19)]
            .filter(Boolean)
            .join(" · "),
        }),
      ),
    ),
    element("div", "lane", ...refused, ...grouped(all.filter((one) => !isCause(one))).map(invocationNode)),
    element(
      "div",
      "lane",
      ...[...story.letters.values()].map(({ kind, to, subject, status }) =>
        node("letter", subject, {
          detail: `${kind ?? "letter"} to ${to.join(", ")} · ${status}`,
          bad: status === "bounced" || status === "complained",
        }),
      ),
    ),
  );
  const isNew = story.element === undefined;
  story.element ??= element("li", "story fresh");
  story.element.className = `story${wrong ? " wrong" : ""}${isNew ? " fresh" : ""}`;
  story.element.hidden = byId("quiet").checked && onlyReads(story);
  story.element.replaceChildren(lanes);
  if (isNew) byId("stories").prepend(story.element);
};

const pending = new Set();
const redraw = (story) => {
  if (pending.size === 0) {
    requestAnimationFrame(() => {
      for (const one of pending) draw(one);
      pending.clear();
      byId("empty").hidden = stories.size > 0;
      byId("totals").textContent =
        `${totals.invocations} calls · ${totals.entries} entries · ${totals.letters} letters${totals.refused > 0 ? ` · ${totals.refused} refused by IAM` : ""}`;
    });
  }
  pending.add(story);
};

const add = {
  invocation: (invocation) => {
    if (invocation.outcome !== "running") totals.invocations += 1;
    // What the clock starts has no correlation of its own; a call that did nothing is not a story.
    const own =
      invocation.trigger.startsWith("schedule") && Object.keys(invocation.calls).length > 1
        ? [invocation.id]
        : [];
    const correlations = invocation.correlations.length > 0 ? invocation.correlations : own;
    for (const correlation of ofVisitors(correlations)) {
      const story = storyOf(correlation);
      story.invocations.set(invocation.id, invocation);
      redraw(story);
    }
  },
  entry: (entry) => {
    totals.entries += 1;
    for (const correlation of ofVisitors([entry.correlation])) {
      const story = storyOf(correlation);
      story.entries.set(entry.id, entry);
      redraw(story);
    }
  },
  letter: (letter) => {
    totals.letters += 1;
    for (const correlation of ofVisitors(letter.correlations)) {
      const story = storyOf(correlation);
      story.letters.set(letter.messageId, letter);
      redraw(story);
    }
  },
  refusal: (refusal) => {
    totals.refused += 1;
    for (const correlation of refusal.correlations) {
      const story = storyOf(correlation);
      story.refusals.push(refusal);
      redraw(story);
    }
  },
};

const format = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "full",
  timeStyle: "short",
  timeZone: "Europe/London",
});
let shown = Date.now();
const showNow = (iso) => {
  shown = Date.parse(iso);
  byId("now").textContent = format.format(shown);
  byId("now").dateTime = iso;
};

/** The next Monday at 08:00 in London after the moment shown. */
const nextMonday = () => {
  const parts = (instant) =>
    Object.fromEntries(
      new Intl.DateTimeFormat("en-GB", {
        weekday: "short",
        hour: "2-digit",
        minute: "2-digit",
        timeZone: "Europe/London",
      })
        .formatToParts(instant)
        .map(({ type, value }) => [type, value]),
    );
  let candidate = Math.ceil((shown + 1000) / 3_600_000) * 3_600_000;
  while (parts(candidate).weekday !== "Mon" || parts(candidate).hour !== "08") candidate += 3_600_000;
  return new Date(candidate).toISOString();
};

const move = async (body) => {
  const buttons = [...document.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  byId("moved").textContent = "Moving the clock, and doing what falls due on the way ...";
  const response = await fetch("/_local/clock", { method: "POST", body: JSON.stringify(body) });
  const result = await response.json();
  byId("moved").textContent = result.error ?? `${result.steps.length} things were due on the way.`;
  if (result.to) showNow(result.to);
  for (const button of buttons) button.disabled = false;
};

for (const button of document.querySelectorAll("[data-advance]")) {
  button.addEventListener("click", () => move({ advance: button.dataset.advance }));
}
document.querySelector("[data-monday]").addEventListener("click", () => move({ to: nextMonday() }));
byId("quiet").addEventListener("change", () => {
  for (const story of stories.values()) redraw(story);
});

const recent = await (await fetch("/_local/recent")).json();
for (const place of ["site", "desk", "inbox"]) byId(place).href = recent.addresses[place];
for (const invocation of recent.invocations) add.invocation(invocation);
for (const entry of recent.entries) add.entry(entry);
for (const letter of recent.letters) add.letter(letter);
for (const refusal of recent.refusals) add.refusal(refusal);

const live = new EventSource("/_local/flow");
for (const kind of Object.keys(add)) live.addEventListener(kind, ({ data }) => add[kind](JSON.parse(data)));
live.addEventListener("now", ({ data }) => showNow(JSON.parse(data)));
