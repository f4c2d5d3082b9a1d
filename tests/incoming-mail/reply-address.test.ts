import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  makeReplyAddress,
  openReplyAddresses,
  replyPurposes,
} from "../../shared/incoming-mail/reply-address.ts";
import { newReference } from "../../shared/platform/references.ts";

const keys = ["0123456789abcdef0123456789abcdef"] as const;
const domain = "post.programme.example";
const references = fc
  .uint8Array({ minLength: 7, maxLength: 7 })
  .map((bytes) => newReference("enquiry", () => bytes));
const purposes = fc.constantFrom(...replyPurposes);

describe("an address for answers", () => {
  it("names its conversation, whatever became of its capitals and wherever it stands among others", () => {
    fc.assert(
      fc.property(references, purposes, fc.boolean(), (reference, purpose, capitals) => {
        const made = makeReplyAddress(keys, purpose, reference, domain);
        const address = capitals ? made.toUpperCase() : made;
        const among = ["someone@else.example", address, "last@else.example"];
        expect(openReplyAddresses(keys, "enquiry", among, domain)).toEqual([{ purpose, reference }]);
        expect(made.indexOf("@")).toBeLessThanOrEqual(64);
      }),
    );
  });

  it("is good while the key that made it is still one of ours", () => {
    const made = makeReplyAddress(
      ["an older key of thirty-two letters"],
      "conversation",
      newReference("enquiry", () => new Uint8Array(7)),
      domain,
    );
    expect(openReplyAddresses(keys, "enquiry", [made], domain)).toEqual([]);
  });

  it("cannot be guessed, moved to another conversation, or turned from one purpose to the other", () => {
    fc.assert(
      fc.property(references, references, purposes, fc.nat(23), (one, other, purpose, place) => {
        fc.pre(one !== other);
        const made = makeReplyAddress(keys, purpose, one, domain);
        const opened = (address: string) => openReplyAddresses(keys, "enquiry", [address], domain)[0];
        const code = (reference: string) => reference.replaceAll("-", "").toLowerCase();
        expect(opened(made.replace(code(one), code(other)))).toBeUndefined();
        const [beginning = ""] = made.split("+");
        for (const another of ["reply", "team", "several"].filter((word) => word !== beginning))
          expect(opened(made.replace(`${beginning}+`, `${another}+`))).toBeUndefined();
        expect(opened(made.replace(domain, "elsewhere.example"))).toBeUndefined();
        const signature = made.slice(made.indexOf(".") + 1, made.indexOf("@"));
        const digit = signature.charAt(place) === "0" ? "1" : "0";
        const altered = signature.slice(0, place) + digit + signature.slice(place + 1);
        expect(opened(made.replace(signature, altered))).toBeUndefined();
        expect(opened(made.replace(signature, signature.slice(0, place)))).toBeUndefined();
      }),
    );
  });

  it("reads any text as an address that is not ours, without throwing", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (addresses) => {
        expect(openReplyAddresses(keys, "enquiry", addresses, domain)).toEqual([]);
      }),
    );
  });
});
