import { describe, expect, test } from "vitest";
import { newReference } from "../../shared/platform/references.ts";
import { leadId, parseLeadId } from "../../shared/surveys/leads/lead-id.ts";
import type { Lead } from "../../shared/surveys/leads/model.ts";
import { saveLead } from "../../shared/surveys/leads/store.ts";
import { leadWork } from "../../shared/surveys/leads/work.ts";

const person = "0199e7a0-4c1c-7000-8000-00000000000a";
const owner = "0199e7a0-4c1c-7000-8000-00000000000b";
const lead: Lead = {
  survey: newReference("survey", (count) => new Uint8Array(count).fill(7)),
  title: "Community discovery",
  person,
  state: "agreed",
  agreedAt: "2026-12-01T09:00:00.000Z",
  outcomes: [],
  version: 1,
};

describe("a lead", () => {
  test("is found by the end of its key, and by nothing else", () => {
    const [, id = ""] = leadWork.keys.exec(`SURVEY#${lead.survey} LEAD#${person}`) ?? [];
    expect(id).toBe(leadId(lead));
    expect(parseLeadId(id)).toEqual({ survey: lead.survey, person });
    expect(parseLeadId("SUR-4F7K-2Q9C")).toBeUndefined();
    expect(leadWork.keys.exec(`SURVEY#${lead.survey} SHEET#${person}`)).toBeNull();
  });

  test("moves what is counted of its survey by what changed, and takes back what it had added", () => {
    const counted = (before: Lead | undefined, after: Lead | undefined) =>
      (saveLead(before, { entries: [], ...(after !== undefined && { lead: after }) }).writes ?? []).flatMap(
        (write) => ("count" in write ? [Object.entries(write.by).filter(([, more]) => more !== 0)] : []),
      );
    const talked: Lead = { ...lead, state: "talked", owner, outcomes: ["problem", "host"], version: 2 };
    expect(counted(undefined, lead)).toEqual([[["agreed", 1]]]);
    expect(counted(lead, undefined)).toEqual([[["agreed", -1]]]);
    expect(counted(lead, talked)).toEqual([
      [
        ["talked", 1],
        ["came:problem", 1],
        ["came:host", 1],
      ],
    ]);
    expect(counted(talked, { ...talked, outcomes: ["host"], version: 3 })).toEqual([[["came:problem", -1]]]);
  });
});
