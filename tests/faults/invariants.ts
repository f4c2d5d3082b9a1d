import type { LocalStack } from "../../infra/local/index.ts";
import { letterKinds } from "../../shared/all-letters.ts";
import { toCounts } from "../../shared/enquiries/counts.ts";
import { NOBODY } from "../../shared/enquiries/enquiry.ts";
import { toOpenMail } from "../../shared/enquiries/held-mail/counts.ts";
import { type HeldMail, heldMailSchema } from "../../shared/enquiries/held-mail/model.ts";
import { listOfAssignee, toEnquiry } from "../../shared/enquiries/store.ts";
import { registrationSchema } from "../../shared/events/places/model.ts";
import { toEventState } from "../../shared/events/store.ts";
import { runSchema } from "../../shared/follow-ups/runs/model.ts";
import { parseEntryItem } from "../../shared/journal/store.ts";
import { parseLetter } from "../../shared/letters/item.ts";
import { outboxCountKey, waitingIn } from "../../shared/letters/outbox-count.ts";
import { parseMembership } from "../../shared/members/store.ts";
import { type Item, openTable } from "../../shared/platform/dynamo.ts";
import { parseTimer } from "../../shared/timers/timer.ts";
import { wholeTable } from "../support/whole-table.ts";
import { untoldActivities } from "./untold-activities.ts";

const within = (items: readonly Item[], prefix: string): Item[] =>
  items.filter(({ pk }) => String(pk).startsWith(prefix));

const placesAreWrong = (items: readonly Item[]): string[] =>
  within(items, "EVENT#")
    .filter(({ sk }) => sk === "EVENT")
    .flatMap((item) => {
      const state = toEventState(item);
      if (state === undefined) return [];
      const { event, counts } = state;
      const own = within(items, `EVENT#${event.reference}`);
      const registrations = own
        .filter(({ sk }) => String(sk).startsWith("REGISTRATION#"))
        .map(({ registration }) => registrationSchema.parse(registration));
      const having = (status: string) => registrations.filter((one) => one.status === status).length;
      const waiters = own.filter(({ sk }) => String(sk).startsWith("WAITING#")).length;
      const counted = {
        free: event.places - having("taken") - having("offered"),
        taken: having("taken"),
        offered: having("offered"),
        waiting: having("waiting"),
      };
      const expired = registrations.filter(
        ({ status, offerUntil }) => status === "offered" && offerUntil === undefined,
      );
      return JSON.stringify(counted) === JSON.stringify(counts) &&
        waiters === counts.waiting &&
        expired.length === 0
        ? []
        : [`${event.reference}: ${JSON.stringify({ counted, counts, waiters })}`];
    });

const peopleAreTwice = (items: readonly Item[]): string[] => {
  const people = within(items, "PERSON#").filter(({ sk }) => sk === "PERSON");
  const addresses = people.map(({ email, person }) => JSON.stringify(email ?? person));
  return addresses.filter((address, index) => addresses.indexOf(address) !== index);
};

const timersAreMissing = (items: readonly Item[]): string[] => {
  const set = new Set(
    within(items, "TIMERS#").map((item) => `${parseTimer(item).id} ${parseTimer(item).due}`),
  );
  const steps = within(items, "FOLLOW-UPS#").flatMap((item) => {
    const run = runSchema.parse(item["run"]);
    return run.steps.flatMap(({ step, status, next, nudged }) => {
      if (status !== "open" || run.status !== "running")
        return next === undefined ? [] : [`${step} is closed and has a next nudge`];
      if (next === undefined)
        return nudged === 3 ? [] : [`${step} is open, nudged ${nudged} times, with no next`];
      const timers = [...set].filter((timer) => timer.includes(run.project) && timer.includes(step));
      return timers.length === 1 && timers[0]?.endsWith(next.at)
        ? []
        : [`${run.project} ${step}: next at ${next.at}, timers ${timers.join()}`];
    });
  });
  const offers = within(items, "EVENT#").flatMap(({ registration }) => {
    const parsed = registrationSchema.safeParse(registration);
    if (!parsed.success || parsed.data.status !== "offered") return [];
    const { reference, offerUntil } = parsed.data;
    return set.has(`offer:${reference} ${offerUntil}`) ? [] : [`the offer of ${reference} has no timer`];
  });
  return [...steps, ...offers];
};

const membersAreWrong = (items: readonly Item[]): string[] => {
  const entries = within(items, "JOURNAL#")
    .map(parseEntryItem)
    .sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
  return within(items, "MEMBER#").flatMap((item) => {
    if (item["sk"] !== "MEMBER") return [];
    const member = parseMembership(item)?.member;
    const person = String(item["pk"]).slice("MEMBER#".length);
    const last = entries.filter(
      ({ subject, name }) => subject.id === person && (name === "MemberJoined" || name === "MemberLeft"),
    );
    const said = last.at(-1)?.name === "MemberJoined" ? "member" : last.length > 0 ? "left" : undefined;
    return said === member?.status ? [] : [`${person} is ${member?.status}, the journal says ${said}`];
  });
};

const lettersAreWrong = (items: readonly Item[], stack: LocalStack): string[] => {
  const letters = within(items, "LETTER#").map(parseLetter);
  const causes = letters.map(({ correlation, kind, to, facts }) =>
    JSON.stringify([correlation, kind, to, facts]),
  );
  const repeated = causes.filter((cause, index) => causes.indexOf(cause) !== index);
  const mails = Map.groupBy(stack.letters(), ({ letterId }) => letterId);
  const unfinished = letters
    .filter(({ status }) => status === "queued" || status === "sending")
    .map(({ id, kind, status }) => `${kind} ${id} is ${status}`);
  const twice = letters.flatMap(({ id, kind, status, inDigest }) => {
    // What another letter tells went out when that one did.
    const sent = mails.get(inDigest ?? id) ?? [];
    const ids = new Set(sent.map(({ headers }) => headers["message-id"]));
    const never = letterKinds.get(kind)?.ifUncertain === "never";
    if (sent.length > 1 && (never || ids.size > 1)) return [`${kind} ${id} went out ${sent.length} times`];
    return sent.length === 0 && status !== "not-sent"
      ? [`${kind} ${id} is ${status} and never went out`]
      : [];
  });
  return [...repeated, ...unfinished, ...twice];
};

/** Where enquiries stand, by the enquiries themselves and by what their lists and counts say. */
const enquiriesAreMisfiled = (items: readonly Item[]): string[] => {
  const enquiries = within(items, "ENQUIRY#")
    .filter(({ sk }) => sk === "ENQUIRY")
    .map(toEnquiry);
  const counts = toCounts(within(items, "ENQUIRY-COUNTS#"));
  const misplaced = enquiries.flatMap(({ reference, status, assignee = NOBODY }) => {
    const place = items.find(({ pk, sk }) => pk === `ENQUIRY#${reference}` && sk === "ASSIGNED");
    const list = status === "closed" ? undefined : listOfAssignee(assignee);
    return place?.["list"] === list ? [] : [`${reference} of ${assignee} is in ${place?.["list"]}`];
  });
  const miscounted = (["waiting", "answered", "closed"] as const).flatMap((standing) => {
    const having = enquiries.filter(({ status }) => status === standing).length;
    const counted = counts.of({ standing });
    return having === counted ? [] : [`${having} are ${standing}, counted as ${counted}`];
  });
  return [...misplaced, ...miscounted];
};

/** How many mails are held and set aside, by the mails themselves and by what the navigation says. */
const heldMailIsMiscounted = (items: readonly Item[]): string[] => {
  const mails = within(items, "HELD-MAIL#").map(({ held }) => heldMailSchema.parse(held));
  const { held, setAside } = toOpenMail(within(items, "HELD-MAIL-COUNTS#"));
  const having = (wanted: HeldMail["status"]) => mails.filter(({ status }) => status === wanted).length;
  return having("held") === held && having("set-aside") === setAside
    ? []
    : [
        `${having("held")} mails are held and ${having("set-aside")} set aside, counted as ${held} and ${setAside}`,
      ];
};

const reactionsAreMissing = (items: readonly Item[], stack: LocalStack): string[] => {
  const invocations = stack.invocations();
  const reacted = new Set(
    invocations.flatMap(({ trigger, correlations }) => correlations.map((one) => `${trigger} ${one}`)),
  );
  const heard = new Set(invocations.map(({ trigger }) => trigger));
  return within(items, "JOURNAL#")
    .map(parseEntryItem)
    .filter(({ name, correlation }) => heard.has(name) && !reacted.has(`${name} ${correlation}`))
    .map(({ name, id }) => `nobody heard of ${name} ${id}`);
};

/** How many letters wait for approval, by the letters and by what the navigation says. */
const outboxIsMiscounted = (items: readonly Item[]): string[] => {
  const waiting = within(items, "LETTER#").filter(({ status }) => status === "waiting").length;
  const counted = waitingIn(items.find(({ pk }) => pk === outboxCountKey.pk));
  return waiting === counted ? [] : [`${waiting} letters wait, counted as ${counted}`];
};

/** What must hold of the items at rest and does not, in words. */
export const itemsAreWrong = (items: readonly Item[]): Record<string, string[]> => {
  const found = {
    places: placesAreWrong(items),
    people: peopleAreTwice(items),
    timers: timersAreMissing(items),
    members: membersAreWrong(items),
    outbox: outboxIsMiscounted(items),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problems]) => problems.length > 0));
};

/** Everything that must hold at rest and does not, in words. */
export const whatIsWrong = async (stack: LocalStack): Promise<Record<string, string[]>> => {
  const items = await wholeTable(stack);
  const table = openTable(stack.addresses.table ?? "", stack.client);
  const found = {
    activities: await untoldActivities(table, items),
    letters: lettersAreWrong(items, stack),
    enquiries: [...enquiriesAreMisfiled(items), ...heldMailIsMiscounted(items)],
    reactions: reactionsAreMissing(items, stack),
    queues: stack.messages(""),
  };
  table.client.destroy();
  const others = Object.entries(found).filter(([, problems]) => problems.length > 0);
  return { ...itemsAreWrong(items), ...Object.fromEntries(others) };
};
