import { expect, test } from "vitest";
import { defaultCriteria } from "../../shared/applications/calls/criteria.ts";
import { readGateForm } from "../../shared/applications/gate/input.ts";
import type { Offer } from "../../shared/applications/gate/model.ts";

const answers = {
  outcome: "redirected",
  way: "team",
  redirectionKind: "catalogue",
  "use-general": "yes",
  "reason-general": "Someone has solved it.",
};
const item: Offer = { kind: "item", reference: "CAI-0000-0000", title: "Bed forecast", slug: "bed-forecast" };
const event: Offer = { kind: "event", reference: "EVT-0000-0000", title: "Webinar" };

test("whoever is led to the catalogue is told what to look at there", () => {
  expect(readGateForm(defaultCriteria, answers, [event]).success).toBe(false);
  expect(readGateForm(defaultCriteria, answers, [item]).success).toBe(true);
  expect(readGateForm(defaultCriteria, { ...answers, redirectionWhat: "All tools" }, []).success).toBe(true);
});
