import { randomBytes } from "node:crypto";
import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../shared/platform/ids.ts";
import type { SigningKeys } from "../../shared/platform/signing.ts";
import { isProof, makeChallenge } from "../../shared/protection/proof-of-work.ts";

const keys: SigningKeys = ["0123456789abcdef0123456789abcdef"];
const now = "2026-11-23T09:00:00.000Z";
const form = newId();
const check = (text: string, more: { keys?: SigningKeys; now?: string; form?: string } = {}) =>
  isProof({ keys: more.keys ?? keys, now: more.now ?? now }, more.form ?? form, text);

/** What the worker in a browser does. */
const solve = async (text: string): Promise<string> => {
  const challenge = JSON.parse(text);
  return JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
};

let challenge: string;
let proof: string;
beforeAll(async () => {
  challenge = await makeChallenge({ keys, now, randomBytes: (count) => randomBytes(count) }, form);
  proof = await solve(challenge);
});

describe("a proof of work", () => {
  it("is good for its form, for a day, and through one change of key", async () => {
    expect(await check(proof)).toBe(true);
    expect(await check(proof, { now: "2026-11-24T08:59:59.999Z" })).toBe(true);
    expect(await check(proof, { keys: ["f".repeat(32), ...keys] })).toBe(true);
  });

  it("is worthless for another form, after a day, and for other keys", async () => {
    expect(await check(proof, { form: newId() })).toBe(false);
    expect(await check(proof, { now: "2026-11-24T09:00:00.000Z" })).toBe(false);
    expect(await check(proof, { keys: ["f".repeat(32)] })).toBe(false);
  });

  it("cannot be had without the work: the challenge alone, or its visible half of the answer", async () => {
    const unsolved = JSON.parse(challenge);
    const visible = unsolved.parameters.keyPrefix;
    expect(visible).toMatch(/^[0-9a-f]{32}$/);
    for (const derivedKey of [visible, visible + visible, visible.padEnd(64, "0"), ""])
      expect(await check(JSON.stringify({ challenge: unsolved, solution: { counter: 0, derivedKey } }))).toBe(
        false,
      );
    expect(await check(challenge)).toBe(false);
  });

  it("that was made easier, or for another form or time, by whoever sends it, is none", async () => {
    const { parameters, signature } = JSON.parse(challenge);
    const altered = [
      { ...parameters, cost: 1 },
      { ...parameters, keyPrefix: "00" },
      { ...parameters, data: { form: newId(), expires: parameters.data.expires } },
      { ...parameters, data: { form, expires: "2099-01-01T00:00:00.000Z" } },
    ];
    for (const parameters of altered) {
      const own = { parameters, signature };
      const { solution } = JSON.parse(proof);
      expect(await check(JSON.stringify({ challenge: own, solution }))).toBe(false);
    }
    expect(
      await check(JSON.stringify({ challenge: { parameters }, solution: JSON.parse(proof).solution })),
    ).toBe(false);
  });

  it("is none with any one character changed", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(proof.length - 1),
        fc.string({ minLength: 1, maxLength: 2 }),
        async (at, other) => {
          fc.pre(other !== proof.charAt(at));
          const altered = proof.slice(0, at) + other + proof.slice(at + 1);
          const same = JSON.stringify(unlessBroken(altered)) === proof;
          // How long it took and which attempt it was are not what proves it.
          fc.pre(!same && !isHarmless(altered));
          expect(await check(altered)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("of any other shape is none, without an exception", async () => {
    const shapes = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.constantFrom("null", "[]", "{}", '{"challenge":null}', "x".repeat(100_000), `${"[".repeat(1900)}`),
      fc
        .record({
          parameters: fc.jsonValue(),
          signature: fc.jsonValue(),
          counter: fc.jsonValue(),
          key: fc.jsonValue(),
        })
        .map(({ parameters, signature, counter, key }) =>
          JSON.stringify({ challenge: { parameters, signature }, solution: { counter, derivedKey: key } }),
        ),
    );
    await fc.assert(
      fc.asyncProperty(shapes, async (text) => {
        expect(await check(text)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

const unlessBroken = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const proving = (text: string): string => {
  const read = Object(unlessBroken(text));
  const { challenge, solution } = read;
  return JSON.stringify([
    Object(challenge).parameters,
    Object(challenge).signature,
    Object(solution).derivedKey,
  ]);
};
const isHarmless = (text: string): boolean => proving(text) === proving(proof);
