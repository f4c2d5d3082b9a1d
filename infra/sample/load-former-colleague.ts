import { changeEnquiry } from "../../shared/enquiries/commands.ts";
import { assignEnquiry } from "../../shared/enquiries/decide.ts";
import { waitingEnquiries } from "../../shared/enquiries/read.ts";
import { giveOne } from "../../shared/hand-overs/commands.ts";
import type { Actor } from "../../shared/journal/entry.ts";
import { addNote } from "../../shared/people/notes/commands.ts";
import { giveCarers, noteOffer } from "../../shared/people/relationships/commands.ts";
import { addressKey, personIdOf, personKey, readPeople } from "../../shared/people/store.ts";
import { type Item, readItems } from "../../shared/platform/dynamo.ts";
import { addDays, localDate, minus } from "../../shared/platform/wall-clock.ts";
import { listProjects } from "../../shared/projects/read.ts";
import { listReUses } from "../../shared/re-uses/store.ts";
import { removeTeamMember, signInMember } from "../../shared/sign-in/commands.ts";
import { addTask } from "../../shared/tasks/commands.ts";
import { taskDueDay } from "../../shared/tasks/standing.ts";
import type { Owned } from "../../shared/work/owned.ts";
import { mustBeDone, personAt, type Sample } from "./load-steps.ts";

const NAME = "sample:former-colleague";

const FORMER = { name: "Noor Farah", email: "noor.farah@programme.example", role: "team" } as const;

/** What she noted of the members whom she looked after, by their places in the list of people. */
const known = [
  {
    place: 6,
    note: "Chairs the analysts’ network of the region. Promised to bring two trusts to the spring workshop; ring before Easter.",
  },
  {
    place: 9,
    note: "Waits for our answer whether the forecast can run on their own servers. Talk to Theo first.",
  },
  { place: 14, note: "Prefers letters to calls. Retires in summer: ask who takes over." },
] as const;

/** Somebody whom the team has met and whom nobody looks after yet. */
const NOBODYS = 17;

const join = async (sample: Sample): Promise<string> => {
  const { needs, occasion } = sample.moments(NAME)(minus(sample.today, "P390D"));
  const account = { issuer: "sample", subject: FORMER.email };
  const joined = await signInMember(needs, { claimed: { ...FORMER, account } }, { once: NAME, occasion });
  mustBeDone("former colleague", joined);
  if ("refusal" in joined) throw new Error("The sample has no former colleague.");
  return joined.done.person;
};

const addressesOf = async (
  sample: Sample,
  places: readonly number[],
): Promise<readonly (Item | undefined)[]> => {
  const { needs } = sample.moments(`${NAME}:people`)(sample.today);
  return readItems(
    needs.table,
    places.map((place) => addressKey(personAt(sample, place).email)),
  );
};

const loadPeople = async (sample: Sample, me: string, actor: Actor): Promise<void> => {
  const addresses = await addressesOf(sample, [...known.map(({ place }) => place), NOBODYS]);
  for (const [nth, address] of addresses.entries()) {
    const person = personIdOf(address);
    if (person === undefined) continue;
    const { needs, occasion } = sample.moments(`${NAME}:person:${nth}`)(
      minus(sample.today, `P${24 - nth}D`),
      actor,
    );
    const given = (what: string) => ({ occasion, once: `${NAME}:${nth}:${what}` });
    const told = known[nth];
    if (told === undefined) {
      const offer = { kind: "host", since: localDate(occasion.now) } as const;
      mustBeDone("offer", await noteOffer(needs, { person, offer }, given("offer")));
      continue;
    }
    const words = { text: told.note, seenBy: "team", lookAgainOn: undefined } as const;
    mustBeDone("note", await addNote(needs, { person, by: me, words }, given("note")));
    const [row] = await readPeople(needs.table, [person]);
    const code = row?.organisationCode;
    const partners = [
      { kind: "person", id: person } as const,
      ...(code === undefined || nth > 0 ? [] : [{ kind: "organisation", id: code } as const]),
    ];
    const carers = { owner: me, deputy: nth === 1 ? sample.worker : undefined };
    for (const partner of partners)
      mustBeDone(
        "owner",
        await giveCarers(needs, { partner, carers, checks: () => [] }, given(partner.kind)),
      );
    if (nth !== 0) continue;
    const task = {
      id: needs.newId(),
      about: `person:${person}`,
      subject: personKey(person),
      text: "Send the dates of the spring workshop",
      owner: me,
      by: me,
      dueOn: taskDueDay(addDays(localDate(sample.today), 2), localDate(occasion.now)),
    };
    mustBeDone("task", await addTask(needs, task, given("task")));
  }
};

const loadThings = async (sample: Sample, me: string, actor: Actor): Promise<void> => {
  const { needs, occasion } = sample.moments(`${NAME}:things`)(minus(sample.today, "P5D"), actor);
  const [{ enquiries }, projects, reUses] = await Promise.all([
    waitingEnquiries(needs.table, localDate(sample.today)),
    listProjects(needs.table),
    listReUses(needs.table),
  ]);
  const active = projects.filter(({ status }) => status === "active").at(-1);
  const complete = projects.find(({ status }) => status === "complete");
  const taken = enquiries.find(({ assignee }) => assignee === undefined);
  if (taken !== undefined) {
    // As whoever takes an enquiry does: from nobody.
    const once = `${NAME}:enquiry`;
    mustBeDone(
      "enquiry",
      await changeEnquiry(needs, { reference: taken.reference }, { once }, (enquiry, { targets }) =>
        assignEnquiry(enquiry, me, { occasion, targets }),
      ),
    );
  }
  const things: readonly Owned[] = [
    ...[active, complete].flatMap((one) =>
      one === undefined ? [] : [{ kind: "project", about: `project:${one.reference}`, as: "owner" } as const],
    ),
    ...reUses
      .filter(({ owner }) => owner === sample.worker)
      .slice(-1)
      .map(({ reference }) => ({ kind: "re-use", about: `re-use:${reference}`, as: "owner" }) as const),
  ];
  for (const thing of things)
    mustBeDone(
      "thing",
      await giveOne(
        needs,
        { thing, from: sample.worker, to: me },
        { occasion, once: `${NAME}:${thing.about}` },
      ),
    );
};

/** A colleague who left three days ago and still looks after people, an organisation, an enquiry, projects, a task and a re-use. */
export const loadFormerColleague = async (sample: Sample): Promise<void> => {
  const me = await join(sample);
  const actor: Actor = { kind: "team", id: me };
  await loadPeople(sample, me, actor);
  await loadThings(sample, me, actor);
  const left = sample.moments(`${NAME}:left`)(minus(sample.today, "P3D"), {
    kind: "team",
    id: sample.reviewer,
  });
  mustBeDone(
    "leaving",
    await removeTeamMember(left.needs, me, { occasion: left.occasion, once: `${NAME}:left` }),
  );
};
