import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { proposedKind, rolesIn } from "../../shared/organisations/kinds/proposed-kind.ts";
import { organisationKindNames } from "../../shared/people/organisation-kinds.ts";

const other = (name: string, roles?: string[]) =>
  proposedKind({ name, segment: "other", byHand: [], ...(roles === undefined ? {} : { roles }) });

describe("the kind that is proposed for an organisation", () => {
  it.each([
    [["RO177", "RO76"], "gp-practice"],
    [["RO182"], "pharmacy"],
    [["RO110", "RO65"], "dentist"],
    [["RO167"], "optometrist"],
    [["RO104"], "social-care"],
    [["RO157", "RO7"], "hospice"],
    // A prescribing cost centre may be a practice, a prison or a care home.
    [["RO177"], undefined],
    // A practice that has a hospice's role too is for a person to say.
    [["RO76", "RO249"], undefined],
  ])("is what its roles %s say", (roles, kind) => {
    expect(other("Anywhere", roles)?.kind).toBe(kind);
  });

  it.each([
    ["Millbrook Surgery", "gp-practice"],
    ["HARBOUR ROAD MEDICAL CENTRE", "gp-practice"],
    ["Fenwick Lane Pharmacy", "pharmacy"],
    ["St Wilfrid's Hospice", "hospice"],
    ["Larchwood Nursing Home", "social-care"],
    ["Northtown County Council Care Home Team", "local-government"],
    ["University Hospitals of Westmere", undefined],
    ["University of Westmere", "academia"],
    ["Chemistry World", undefined],
    ["Brightwell Imaging", undefined],
  ])("is what its name says: %s", (name, kind) => {
    expect(other(name)?.kind).toBe(kind);
  });

  it("says what proposes it", () => {
    expect(other("X", ["RO76"])?.because).toBe("Its role: RO76 GP practice");
    expect(other("Millbrook Surgery")?.because).toBe("Its name has “surgery” in it");
  });

  it("is none where a kind is known, or where one of the team kept it as other", () => {
    expect(proposedKind({ name: "A Surgery", segment: "charity", byHand: [] })).toBeUndefined();
    expect(proposedKind({ name: "A Surgery", segment: "other", byHand: ["segment"] })).toBeUndefined();
  });

  it("reads roles by id, number or title, and nothing else of whatever is typed", () => {
    expect(rolesIn("ro76; 182 | Hospice, RO177,toString")).toEqual(["RO76", "RO182", "RO7"]);
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        for (const role of rolesIn(text)) {
          expect(role).toMatch(/^RO\d{1,3}$/);
          expect(organisationKindNames).toContain(other("X", [role])?.kind);
        }
      }),
    );
  });
});
