import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHead } from "../../functions/entry-points/request.ts";
import { networkOf, viewerAddress } from "../../shared/protection/network.ts";
import { toEvent } from "../support/browser.ts";

describe("the network of an address", () => {
  it.each([
    ["198.51.100.7", "198.51.100.7"],
    ["::ffff:198.51.100.7", "198.51.100.7"],
    ["2001:db8:12:3456:7:8:9:a", "20010db8001234/56"],
    ["2001:DB8:12:34ff::1", "20010db8001234/56"],
    ["2001:db8::1", "20010db8000000/56"],
    ["::1", "00000000000000/56"],
    ["fe80::1%eth0", "fe800000000000/56"],
    ["", ""],
    ["ada@trust.example", ""],
    ["1.2.3", ""],
    ["::ffff:999.1.1.1", ""],
  ])("%j is %j", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it("is the same for all that one customer has", () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        if (address.includes(".")) return;
        expect(networkOf(address)).toMatch(/^[0-9a-f]{14}\/56$/);
      }),
    );
  });

  it("is never an exception", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(typeof networkOf(viewerAddress(text))).toBe("string");
      }),
    );
  });
});

describe("a request's network", () => {
  const from = (headers: Record<string, string>) => readHead(toEvent("/", { headers })).network;

  it.each([
    ["198.51.100.10:46532", "198.51.100.10"],
    ["2001:db8::1:46532", "20010db8000000/56"],
    ["[2001:db8::1]:46532", "20010db8000000/56"],
  ])("is what CloudFront says: %s", (header, network) => {
    expect(from({ "cloudfront-viewer-address": header })).toBe(network);
  });

  it("is the caller's where nobody says, and never what a visitor claims", () => {
    expect(from({})).toBe("192.0.2.1");
    const claims = {
      "x-forwarded-for": "203.0.113.9",
      "x-real-ip": "203.0.113.9",
      forwarded: "for=203.0.113.9",
    };
    expect(from(claims)).toBe("192.0.2.1");
    expect(from({ ...claims, "cloudfront-viewer-address": "198.51.100.10:1" })).toBe("198.51.100.10");
  });
});
