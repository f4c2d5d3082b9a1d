import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gatherAssets, ownStylesheet } from "../../infra/constructs/assets.ts";
import { kebabCase } from "../../infra/constructs/source-names.ts";
import { nextSteps, serviceParameters, unfinishedSettings } from "../../infra/deployment.ts";
import { environmentNamed, environmentSchema } from "../../infra/environments.ts";
import { assetObjects } from "../../infra/upload-assets.ts";
import { root } from "./synthesized.ts";

const real = environmentSchema.parse({
  ...environmentNamed("production"),
  programmeName: "Northern Innovation",
  siteUrl: "https://convenor.northern.invalid",
  domain: "convenor.northern.invalid",
  mailDomain: "northern.invalid",
  mailFrom: "hello@northern.invalid",
  incomingDomain: "post.northern.invalid",
  enquiryAddress: "enquiries@post.northern.invalid",
  teamInbox: "team@northern.invalid",
  alarmAddress: "operator@northern.invalid",
  signInPrefix: "convenor-northern",
});

describe("an environment", () => {
  it("is refused by name if it is not there, with the names that are", () => {
    expect(() => environmentNamed("prod")).toThrow(/no environment "prod".*production, local/);
  });

  it("says which settings still hold example values, and none when all are set", () => {
    expect(unfinishedSettings(environmentNamed("production"))).toEqual(
      expect.arrayContaining(["siteUrl", "domain", "mailDomain", "mailFrom", "teamInbox", "alarmAddress"]),
    );
    expect(unfinishedSettings(real)).toEqual([]);
  });

  it("of this machine signs in at the address it is reached by", () => {
    expect(environmentNamed("local", "http://localhost:3777").signIn?.issuer).toBe(
      "http://localhost:3777/_local/sign-in",
    );
  });
});

describe("a deployment", () => {
  it("hands what the edge made to the service, and stops if something is missing", () => {
    const edge = { CertificateArn: "arn:certificate", WebAclArn: "arn:firewall" };
    expect(serviceParameters(real, edge)).toEqual(edge);
    expect(serviceParameters({ ...real, firewall: false }, edge)).toEqual({
      CertificateArn: "arn:certificate",
    });
    expect(() => serviceParameters(real, { CertificateArn: "arn:certificate" })).toThrow(/WebAclArn/);
  });

  it("ends with what a person has to do: DNS, production access, the alarm mail, the first administrator", () => {
    const text = nextSteps(real, {
      data: { DnsDkim1: "a._domainkey CNAME a.dkim", UserPoolId: "eu-west-2_pool" },
      service: { SiteAddress: "d1.cloudfront.net" },
    });
    expect(text).toContain("convenor.northern.invalid CNAME d1.cloudfront.net");
    expect(text).toContain("a._domainkey CNAME a.dkim");
    expect(text).toContain("SES production access");
    expect(text).toContain("operator@northern.invalid");
    expect(text).toContain("admin-create-user --region eu-west-2 --user-pool-id eu-west-2_pool");
  });
});

describe("the static files", () => {
  const assets = gatherAssets(root, ".build/tests/upload");

  it("lie under a path that names their version, and are told to be kept for good", () => {
    const objects = assetObjects(assets, "bucket");
    expect(assets.path).toMatch(/^\/assets\/[0-9a-f]{8}$/);
    expect(objects.map(({ Key }) => Key)).toContain(`${assets.path.slice(1)}/nhsuk-frontend.min.css`);
    for (const { Key, CacheControl, ContentType } of objects) {
      expect(Key).toMatch(/^assets\/[0-9a-f]{8}\//);
      expect(CacheControl).toContain("immutable");
      expect(ContentType).not.toBe("");
    }
  });

  it("ask no other site for anything, and every icon the stylesheet names is there", () => {
    const stylesheet = readFileSync(join(assets.directory, assets.path, "nhsuk-frontend.min.css"), "utf8");
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
