import { addressKey, personIdOf } from "../../shared/people/store.ts";
import { readItem } from "../../shared/platform/dynamo.ts";
import { localDate, minus } from "../../shared/platform/wall-clock.ts";
import { askForCopy } from "../../shared/privacy/access/commands.ts";
import { setController } from "../../shared/privacy/controller/commands.ts";
import { recordErasureOf } from "../../shared/privacy/erasure/commands.ts";
import { atDesk, mustBeDone, personAt, type Sample } from "./load-steps.ts";

/** Who of the members asks for what: one whose copy somebody has to look through, one whose copy goes by itself, and one who is erased. */
const ASKS_WITH_NOTES = 3;
const ASKS = 1100;
const IS_ERASED = 1107;

/** What members ask about their own data, and who answers for it. */
export const loadPrivacy = async (sample: Sample): Promise<void> => {
  const moments = sample.moments("sample:privacy");
  const at = (ago: string) => moments(minus(sample.today, ago), atDesk(sample));
  const personOf = async (place: number): Promise<string> => {
    const { table } = at("PT1H").needs;
    return personIdOf(await readItem(table, addressKey(personAt(sample, place).email))) ?? "";
  };
  const details = {
    name: "Example Innovation Programme, hosted by Northmoor NHS Foundation Trust",
    address: "1 Example Square, Northmoor",
    contact: "privacy@programme.example",
    officer: "Fern Officer, dpo@programme.example",
    registration: "ZA000000",
  };
  const said = at("P200D");
  mustBeDone(
    "controller",
    await setController(
      said.needs,
      { details, version: 0 },
      { once: "sample:controller", occasion: said.occasion },
    ),
  );
  const asked = [
    { place: ASKS_WITH_NOTES, how: "telephone", ago: "P24D" },
    { place: ASKS, how: "my-page", ago: "P9D" },
  ] as const;
  for (const { place, how, ago } of asked) {
    const { needs, occasion } = at(ago);
    const request = {
      person: await personOf(place),
      how,
      receivedOn: localDate(occasion.now),
      isKnown: true,
    };
    mustBeDone("request", await askForCopy(needs, request, { once: `sample:copy:${place}`, occasion }));
  }
  const { needs, occasion } = at("P3D");
  const erased = { person: await personOf(IS_ERASED), askedBy: "team", hours: 0 } as const;
  mustBeDone("erasure", await recordErasureOf(needs, erased, { once: "sample:erasure", occasion }));
};
