import { measureBulk } from "./bulk.ts";
import { measureCalls } from "./calls.ts";
import { measureCrowds, measureDeskPages } from "./crowds.ts";
import { measureFanOuts } from "./fan-out.ts";
import { measureGrowth } from "./growth.ts";
import { measureMemory } from "./memory.ts";
import { measureNight } from "./night.ts";
import { measureOverhead } from "./overhead.ts";
import type { Part } from "./part.ts";
import { measureRush } from "./rush.ts";
import { measureSearch } from "./search.ts";
import { measureSizes, measureStart } from "./start.ts";

/**
 * Everything that is measured, in the order in which it is. What asks for the stack comes last, and the rush after all else: it leaves the stack
 * with a crowd in it. A new part is one line here; its bars are in what it finds.
 */
export const parts: readonly Part[] = [
  { name: "sizes", about: "what each function loads before its first answer, in KB", measure: measureSizes },
  { name: "start", about: "how long that takes, against its SDK clients alone", measure: measureStart },
  { name: "growth", about: "what twice the length of a text costs", measure: measureGrowth },
  {
    name: "crowds",
    about: "what pages cost with 100,000 members and 10,000 registrations",
    measure: measureCrowds,
  },
  {
    name: "desk-pages",
    about: "every page of the desk with 1,321 and 100,000 members, against its bars",
    measure: measureDeskPages,
  },
  { name: "search", about: "a search among 100,000 people", measure: measureSearch },
  { name: "fan-outs", about: "letters to 100,000 members and 10,000 registrations", measure: measureFanOuts },
  { name: "bulk", about: "5,000 members given to a colleague at once, and taken back", measure: measureBulk },
  { name: "night", about: "the night after a day of 300,000 entries", measure: measureNight },
  { name: "calls", about: "what each page and command asks of AWS", measure: measureCalls },
  { name: "overhead", about: "a registration, against its two calls by hand", measure: measureOverhead },
  { name: "memory", about: "the most that each function holds", measure: measureMemory },
  { name: "rush", about: "a crowd at once for few places, with faults on", measure: measureRush },
];
