import type { OrganisationKind } from "../../shared/people/organisation-kinds.ts";
import type { Instant } from "../../shared/platform/clock.ts";
import { minus, plus } from "../../shared/platform/wall-clock.ts";
import {
  publicOrganisations,
  type SampleOrganisation,
  smallOrganisations,
  suppliers,
} from "./organisations.ts";

const FIRST =
  "Aisha Alun Amara Beatrix Bogdan Callum Carys Chidi Dafydd Deepa Edie Elif Emeka Esme Farah Fergus Gethin Grace Hamza Hattie Idris Imogen Ines Jaspreet Joachim Kofi Lena Linh Lowri Maeve Marek Mirela Nadia Niamh Noor Olu Orla Owain Petra Priya Quentin Rafal Rhian Rosa Saira Sorcha Tamsin Tariq Tobias Ursula Vikram Wanda Xanthe Yasmin Yusuf Zadie Zofia Ailsa Bronwen Dilip".split(
    " ",
  );
const LAST =
  "Abernethy Adeyemi Bancroft Baptiste Birchall Bloxham Caddick Chaudhry Crowther Dhillon Drummond Eastwood Fairbairn Falkner Gascoigne Greenhalgh Haddad Hathersage Iqbal Jankowski Kettlewell Kirkbride Lathom Llewelyn Marchetti Mbeki Mistry Nightingale Nowak Oakeshott Okafor Ormerod Pemberton Petrov Quayle Ramsbottom Rashid Rookwood Sandhu Satterthwaite Silva Tattersall Thackeray Underhill Varga Wadsworth Whittaker Xu Yeadon Zielinski".split(
    " ",
  );

/** An invented person who is or becomes a member. */
export interface SamplePerson {
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly organisationCode?: string | undefined;
  readonly segment: OrganisationKind;
  readonly joinedAt: Instant;
}

// Members who joined in each of thirteen months: a small beginning, then about 117 a month, 1,321 in all.
const JOINED = [12, 22, 98, 121, 134, 76, 128, 139, 117, 109, 122, 131, 112] as const;

const pick = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error("There is nothing to pick from.");
  return value;
};

// Three in five come from public bodies and universities, two in five from suppliers.
const organisationOf = (index: number): SampleOrganisation => {
  // One in thirty comes from a practice, a care provider or a hospice.
  if (index % 30 === 14) return pick(smallOrganisations, Math.floor(index / 30));
  return index % 5 < 3 ? pick(publicOrganisations, (index * 7) % 53) : pick(suppliers, (index * 3) % 29);
};

const personAt = (index: number, joinedAt: Instant): SamplePerson => {
  const first = pick(FIRST, index);
  const last = pick(LAST, Math.floor(index / FIRST.length) + index * 7);
  const { name, code, domain, segment } = organisationOf(index);
  const email = `${first}.${last}.${index}@${domain}`.toLowerCase();
  return { name: `${first} ${last}`, email, organisation: name, organisationCode: code, segment, joinedAt };
};

/** All members of the sample programme, who joined over the thirteen months before `today`, in order of joining. */
export const samplePeople = (today: Instant): readonly SamplePerson[] => {
  const people: SamplePerson[] = [];
  for (const [month, count] of JOINED.entries()) {
    const start = minus(today, `P${13 - month}M`);
    for (let nth = 0; nth < count; nth += 1) {
      const day = Math.floor((nth * 28) / count);
      const joinedAt = plus(start, `P${day}DT${(nth * 37) % 480}M`);
      people.push(personAt(people.length, joinedAt));
    }
  }
  return people;
};
