import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gatherAssets, ownStylesheet } from "../../infra/constructs/assets.ts";
import { kebabCase } from "../../infra/constructs/source-names.ts";
import { assetObjects } from "../../infra/deployment/upload-assets.ts";
import { environmentNamed } from "../../infra/environments.ts";
import { root } from "./synthesized.ts";

describe("an environment", () => {
  it("is refused by name if it is not there, with the names that are", () => {
    expect(() => environmentNamed("prod")).toThrow(/no environment "prod".*production, local/);
  });

  it("of this machine signs in at another site, as others do", () => {
    const { siteUrl, signIn } = environmentNamed("local", "http://localhost:3777");
    expect([siteUrl, signIn?.issuer].map((url) => new URL(url ?? "").hostname)).toEqual([
      "localhost",
      "127.0.0.1",
    ]);
  });
});

describe("the static files", () => {
  const assets = gatherAssets(root, ".build/tests/upload");

  it("lie under a path that names their version, and are told to be kept for good", () => {
    const objects = assetObjects(assets, "bucket");
    expect(assets.path).toMatch(/^\/assets\/[0-9a-f]{8}$/);
    const keys = objects.map(({ Key }) => Key);
    for (const name of ["site.css", "desk.css", "convenor.js", "proof-worker.js", "organisation-field.css"])
      expect(keys).toContain(`${assets.path.slice(1)}/${name}`);
    for (const { Key, CacheControl, ContentType } of objects) {
      expect(Key).toMatch(/^assets\/[0-9a-f]{8}\//);
      expect(CacheControl).toContain("immutable");
      expect(ContentType).not.toBe("");
    }
  });

  it("ask no other site for anything, and every icon the stylesheet names is there", () => {
    const stylesheet = ["site", "desk"]
      .map((name) => readFileSync(join(assets.directory, assets.path, `${name}.css`), "utf8"))
      .join("");
    const addresses = [...stylesheet.matchAll(/url\((?!["']?data:)([^)]+)\)/g)].map(
      ([, address]) => address ?? "",
    );
    expect(addresses.length).toBeGreaterThan(0);
    const files = assetObjects(assets, "bucket").map(({ Key }) => Key);
    for (const address of addresses) expect(files).toContain(`${assets.path.slice(1)}/${address}`);
    expect(ownStylesheet("@font-face{src:url(https://assets.nhs.uk/a.woff2)}p{color:red}")).toBe(
      "p{color:red}",
    );
  });
});

describe("the name of a reaction's file", () => {
  it.each([
    ["MemberJoined", "member-joined"],
    ["PlaceOfferLapsed", "place-offer-lapsed"],
  ])("of %s is on-%s.ts", (entry, file) => {
    expect(kebabCase(entry)).toBe(file);
  });
});
