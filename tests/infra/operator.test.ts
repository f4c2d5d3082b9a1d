import { describe, expect, it } from "vitest";
import { checkOptions, localAddress } from "../../infra/commands/operator.ts";

describe("where a command finds the local copy", () => {
  it.each([
    [["list"], undefined],
    [["list", "--local"], "http://localhost:3000"],
    [["--local", "--yes"], "http://localhost:3000"],
    [["--local", "localhost:3610"], "http://localhost:3610"],
    [["--local", "http://localhost:3610/desk"], "http://localhost:3610"],
  ])("%j is %s", (args, address) => {
    expect(localAddress(args)).toBe(address);
  });

  it("is told in a sentence when it is no address", () => {
    expect(() => localAddress(["--local", "not an address"])).toThrow(
      '--local takes an address like http://localhost:3000, not "not an address".',
    );
  });
});

it("names an option that a command does not know, and how it is used", () => {
  expect(() => checkOptions(["list", "--lcoal"], ["--local"], "usage")).toThrow(
    "There is no option --lcoal.\n\nusage",
  );
  expect(() => checkOptions(["list", "--local", "localhost"], ["--local"], "usage")).not.toThrow();
});
