import { lookup } from "node:dns/promises";
import ipaddr from "ipaddr.js";
import type { CheckNeeds } from "./check.ts";

/** A person waits at the desk for it, and a page that takes longer is not one that answers. */
const MOST_MILLISECONDS = 8000;

/** Names that are nobody's on the public internet: RFC 2606, RFC 6761, RFC 6762, RFC 8375 and ICANN's `internal`. */
const RESERVED =
  /(^|\.)(example|example\.(com|net|org)|test|invalid|localhost|local|internal|home\.arpa|onion|alt)$/;

/** Whether a name could be somebody's on the public internet. One without a dot is a name of the network that asks. */
export const isPublicName = (host: string): boolean => {
  const name = host.toLowerCase().replace(/\.$/, "");
  return name.includes(".") && !RESERVED.test(name);
};

/**
 * Whether an IP address is one of the public internet: not private, of this machine or link, shared, reserved, or one that stands for another
 * address (mapped, translated, tunnelled), which could be any of those. Of IPv6, only what is given out at all (2000::/3).
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed.kind() === "ipv4" || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20;
};

/** What the check of a link needs in production: the public internet and nothing else, and a name by which webmasters know who asks. */
export const publicInternet = (programme: string, siteUrl: string): CheckNeeds => ({
  allows: { name: isPublicName, address: isPublicAddress, port: (port) => port === 80 || port === 443 },
  resolve: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
  // A header holds printable ASCII, whatever the programme is called.
  userAgent: `Convenor link check (${programme.replaceAll(/[^\x20-\x7e]|[()]/g, "")}; +${siteUrl})`,
  milliseconds: MOST_MILLISECONDS,
});
