import { describe, expect, test } from "vitest";
import { exportKinds, leftOut } from "../../shared/exports/kinds.ts";
import { everyRule, ruleOf } from "../../shared/privacy/catalogue/catalogue.ts";
import { processingPurposeNames } from "../../shared/privacy/catalogue/purposes.ts";
import { eraserOf, erasers } from "../../shared/privacy/erasure/erasers.ts";
import { kindsFiled } from "../../shared/privacy/erasure/foresee.ts";

const known = [...exportKinds.map(({ name }) => name), ...leftOut.map(({ what }) => what)];

describe("the catalogue of what is kept", () => {
  test("says of every kind of record what is done with it, and speaks of none that is no more", () => {
    expect(everyRule.map(([name]) => name).toSorted()).toEqual([...known].toSorted());
  });

  test("finds what lies with another kind by a kind that holds personal data, too", () => {
    const lost = everyRule.filter(([, rule]) => {
      if (rule.dataClass !== "personal" || typeof rule.found === "string" || !("with" in rule.found))
        return false;
      return ruleOf(rule.found.with)?.dataClass !== "personal";
    });
    expect(lost.map(([name]) => name)).toEqual([]);
  });

  test("has an eraser for everything that is filed under its person, and counts it before", () => {
    const filed = everyRule.flatMap(([name, rule]) =>
      rule.dataClass === "personal" && rule.found === "filed" ? [name] : [],
    );
    const stay = new Set(["project-roles"]);
    const erased = erasers.map(({ kind }) => String(kind));
    expect(filed.filter((name) => !erased.includes(name) && !stay.has(name))).toEqual([]);
    const counted = kindsFiled.map(([, kind]) => String(kind));
    expect(filed.filter((name) => !counted.includes(name))).toEqual([]);
    for (const { kind, filedAs } of erasers) expect(eraserOf(`${filedAs}x`).kind).toBe(kind);
  });

  test("has something for every purpose", () => {
    const used = new Set(
      everyRule.flatMap(([, rule]) => (rule.dataClass === "personal" ? [rule.purpose] : [])),
    );
    expect(processingPurposeNames.filter((name) => !used.has(name))).toEqual([]);
  });
});
