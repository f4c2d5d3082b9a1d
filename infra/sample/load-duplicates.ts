import { mergePeople } from "../../shared/members/merges/commands.ts";
import { addressKey, personIdOf } from "../../shared/people/store.ts";
import { readItems } from "../../shared/platform/dynamo.ts";
import { minus } from "../../shared/platform/wall-clock.ts";
import { sampleEnquiries, withoutDots } from "./enquiries.ts";
import { atDesk, mustBeDone, personAt, type Sample } from "./load-steps.ts";

/** Of those who wrote from another address than they joined with, the team has merged the first; the others wait under *Possible duplicates*. */
export const loadDuplicates = async (sample: Sample): Promise<void> => {
  const asked = sampleEnquiries.find(({ otherAddress }) => otherAddress === true);
  if (asked === undefined) return;
  const { email } = personAt(sample, asked.person);
  const { needs, occasion } = sample.moments("sample:duplicates")(minus(sample.today, "P2D"), atDesk(sample));
  const found = await readItems(needs.table, [addressKey(email), addressKey(withoutDots(email))]);
  const [kept = "", other = ""] = found.map(personIdOf);
  mustBeDone("merge", await mergePeople(needs, { kept, other }, { once: "sample:merge", occasion }));
};
