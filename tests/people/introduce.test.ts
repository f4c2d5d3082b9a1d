import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey } from "../../shared/people/organisation-name.ts";
import { addressKey, introduce, personIdOf, personKey } from "../../shared/people/store.ts";
import { newId } from "../../shared/platform/ids.ts";

const ada = { name: "Ada Example", email: "Ada@Trust.Example", organisation: "Invented Trust" };

describe("introducing somebody", () => {
  it("makes a stranger known under their address, once", () => {
    const { id, writes } = introduce(ada, undefined, newId);
    expect(writes).toEqual([
      {
        put: {
          ...personKey(id),
          id,
          ...ada,
          list: "PEOPLE-TO-MAP",
          listSort: `${nameKey("The INVENTED trust")}#${id}`,
        },
      },
      {
        put: { ...addressKey(ada.email), personId: id },
        when: { expression: "attribute_not_exists(pk)" },
        otherwise: "overtaken",
      },
    ]);
  });

  it("files a stranger with their organisation, where its code is known", () => {
    const { id, writes } = introduce({ ...ada, organisationCode: "INV1" }, undefined, newId);
    expect(writes[0]).toEqual({
      put: {
        ...personKey(id),
        id,
        ...ada,
        organisationCode: "INV1",
        subject: "organisation:INV1",
        subjectSort: `PERSON#${id}`,
      },
    });
  });

  it("never changes a person who is already known, whatever a stranger types", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(fc.uuid(), text, text, (known, name, organisation) => {
        const item = { ...addressKey(ada.email), personId: known };
        expect(introduce({ ...ada, name, organisation }, item, newId)).toEqual({ id: known, writes: [] });
      }),
    );
  });

  it("finds one person however the address is written", () => {
    expect(addressKey(" ADA@TRUST.EXAMPLE ")).toEqual(addressKey("ada@trust.example"));
    expect(addressKey("ada@trust.example")).not.toEqual(addressKey("bob@trust.example"));
  });

  it("keeps addresses out of keys", () => {
    expect(JSON.stringify(addressKey("ada@trust.example"))).not.toMatch(/ada|trust/);
  });

  it("does not take a broken item for a person", () => {
    expect(personIdOf(undefined)).toBeUndefined();
    expect(() => personIdOf({ personId: "not an id" })).toThrow();
  });
});
