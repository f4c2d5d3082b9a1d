import { accept, askMember, dueTerm } from "../../shared/champions/commands.ts";
import { readChampion } from "../../shared/champions/store.ts";
import { addressKey, personIdOf } from "../../shared/people/store.ts";
import { readItems } from "../../shared/platform/dynamo.ts";
import { minus } from "../../shared/platform/wall-clock.ts";
import { atDesk, mustBeDone, personAt, type Sample } from "./load-steps.ts";

interface SampleChampion {
  readonly place: number;
  readonly asked: string;
  readonly offers?: string;
  readonly shown?: boolean;
  /** Told that the term ends soon. */
  readonly told?: true;
}

/** Champions at every point of a term: new ones, one whose year is nearly over, and one who has not answered. */
const champions: readonly SampleChampion[] = [
  {
    place: 5,
    asked: "P90D",
    offers: "A session on dashboards that ward managers use.\nHelp with a first project.",
    shown: true,
  },
  {
    place: 23,
    asked: "P150D",
    offers: "Questions about information governance and data sharing agreements.",
    shown: true,
  },
  { place: 61, asked: "P40D", offers: "A lunchtime session on forecasting demand.", shown: true },
  { place: 8, asked: "P345D", offers: "A community of analysts in the South West.", shown: true, told: true },
  { place: 30, asked: "P70D", offers: "Reading drafts of case studies.", shown: false },
  { place: 41, asked: "P18D" },
];

/** The champions of the sample, as they were asked and as they answered. */
export const loadChampions = async (sample: Sample): Promise<void> => {
  const { table } = sample.moments("champions")(sample.today).needs;
  const items = await readItems(
    table,
    champions.map(({ place }) => addressKey(personAt(sample, place).email)),
  );
  for (const [nth, { asked, offers, shown = false, told }] of champions.entries()) {
    const person = personIdOf(items[nth]) ?? "";
    const at = sample.moments(`champion-${nth}`)(minus(sample.today, asked), atDesk(sample));
    const once = `sample:champion:${nth}`;
    mustBeDone("champion", await askMember(at.needs, person, { once, occasion: at.occasion }));
    if (offers === undefined) continue;
    const given = {
      once: `${once}:accept`,
      occasion: { ...at.occasion, actor: { kind: "person", id: person } as const },
    };
    mustBeDone("champion", await accept(at.needs, { person, offers, shown }, given));
    if (told !== true) continue;
    const now = sample.moments(`champion-${nth}-told`)(minus(sample.today, "P4D"));
    const until = (await readChampion(table, person))?.until ?? "";
    const due = { person, until, what: "soon" as const };
    mustBeDone("champion", await dueTerm(now.needs, due, { once: `${once}:told`, occasion: now.occasion }));
  }
};
