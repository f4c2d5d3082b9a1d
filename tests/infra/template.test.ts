import { beforeAll, describe } from "vitest";
import { protectionTests } from "./protection.ts";
import { type Synthesized, synthesizeProduction } from "./synthesized.ts";
import { wiringTests } from "./wiring.ts";

// Production is bundled and synthesized once, under cdk-nag; everything below looks at the same templates.
let made: Synthesized | undefined;

const synthesized = (): Synthesized => {
  if (made === undefined) throw new Error("The templates are looked at before they were made.");
  return made;
};

beforeAll(async () => {
  made = await synthesizeProduction();
}, 120_000);

describe("data is protected", () => protectionTests(synthesized));
describe("everything is connected, and no failure is lost", () => wiringTests(synthesized));
