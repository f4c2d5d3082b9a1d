import { writeFirst } from "../../shared/enquiries/first-letter/commands.ts";
import { addNote } from "../../shared/people/notes/commands.ts";
import { giveCarers, noteOffer } from "../../shared/people/relationships/commands.ts";
import type { Offer } from "../../shared/people/relationships/model.ts";
import { addressKey, personIdOf, readPeople } from "../../shared/people/store.ts";
import { readItems } from "../../shared/platform/dynamo.ts";
import { addDays, localDate, minus } from "../../shared/platform/wall-clock.ts";
import { atDesk, mustBeDone, personAt, type Sample } from "./load-steps.ts";

/** What the team knows of one of the first members: a note, when to look at it again, and what they offer. */
interface SampleRelationship {
  readonly note: string;
  readonly daysAgo: number;
  readonly lookAgainInDays?: number;
  readonly offer?: Pick<Offer, "kind" | "topic">;
}

const relationships: readonly SampleRelationship[] = [
  {
    note: "Offered to show the ward dashboard to the next community week. Prefers calls on Tuesdays.",
    daysAgo: 20,
    lookAgainInDays: 0,
    offer: { kind: "champion" },
  },
  {
    note: "Moves to another trust in spring. Ask who takes over the pilot.",
    daysAgo: 12,
    lookAgainInDays: 6,
    offer: { kind: "host" },
  },
  {
    note: "Knows forecasting well and answers questions of other trusts.",
    daysAgo: 35,
    offer: { kind: "expert", topic: "Forecasting demand" },
  },
  { note: "Met at the conference in Leeds. Wants to hear when the next call opens.", daysAgo: 8 },
];

const loadOne = async (sample: Sample, place: number, person: string): Promise<void> => {
  const told = relationships[place];
  if (told === undefined) return;
  const { note: text, daysAgo, lookAgainInDays, offer } = told;
  const { needs, occasion } = sample.moments(`sample:relationship:${place}`)(
    minus(sample.today, `P${daysAgo}D`),
    atDesk(sample),
  );
  const given = (what: string) => ({ occasion, once: `sample:relationship:${place}:${what}` });
  const today = localDate(sample.today);
  const lookAgainOn = lookAgainInDays === undefined ? undefined : addDays(today, lookAgainInDays);
  const words = { text, seenBy: "team", lookAgainOn } as const;
  mustBeDone("note", await addNote(needs, { person, by: sample.worker, words }, given("note")));
  const carers = { owner: sample.worker, deputy: place === 0 ? sample.reviewer : undefined };
  const checks = () => [];
  const [known] = await readPeople(needs.table, [person]);
  const partners = [
    { kind: "person", id: person } as const,
    ...(known?.organisationCode === undefined
      ? []
      : [{ kind: "organisation", id: known.organisationCode } as const]),
  ];
  for (const partner of partners)
    mustBeDone("owner", await giveCarers(needs, { partner, carers, checks }, given(partner.kind)));
  if (offer !== undefined) {
    const since = localDate(occasion.now);
    mustBeDone("offer", await noteOffer(needs, { person, offer: { ...offer, since } }, given("offer")));
  }
};

/** The letter that the team wrote to the first of them, who had asked nothing. */
const firstLetter = (name: string) => ({
  subject: "Your ward dashboard at the next community week",
  text: `Dear ${name},

thank you for the offer to show your ward dashboard. We would like to put you on the second morning, for about twenty minutes, with time for questions.

Would Tuesday suit you for a short call about it?

Theo`,
});

const loadFirstLetter = async (sample: Sample, person: string): Promise<void> => {
  const { needs, occasion } = sample.moments("sample:first-letter")(
    minus(sample.today, "P3D"),
    atDesk(sample),
  );
  const letter = firstLetter(personAt(sample, 0).name.split(" ")[0] ?? "");
  mustBeDone(
    "letter",
    await writeFirst(needs, { person, letter }, { occasion, once: "sample:first-letter" }),
  );
};

/** Who looks after some of the members, what was noted of them, and what they offer. */
export const loadRelationships = async (sample: Sample): Promise<void> => {
  const { needs } = sample.moments("sample:relationships")(sample.today);
  const keys = relationships.map((_one, place) => addressKey(personAt(sample, place).email));
  const addresses = await readItems(needs.table, keys);
  for (const [place, address] of addresses.entries()) {
    const person = personIdOf(address);
    if (person === undefined) continue;
    await loadOne(sample, place, person);
    if (place === 0) await loadFirstLetter(sample, person);
  }
};
