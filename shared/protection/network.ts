import { isIPv4, isIPv6 } from "node:net";

/** The eight groups of an IPv6 address, in full. */
const groupsOf = (address: string): string[] => {
  const [head = "", tail] = address.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const [first, last] = [groups(head), groups(tail ?? "")];
  const missing = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array.from({ length: missing }, () => "0"), ...last].map((group) =>
    group.toLowerCase().padStart(4, "0"),
  );
};

/**
 * The network that an address belongs to, as limits count it. IPv4: the address itself, because behind one there are as many people as there should be in one
 * count (a whole hospital). IPv6: its first 56 bits, the least that providers give one customer; within them somebody has as many addresses as
 * they like. Empty for what is no address.
 */
export const networkOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return mapped;
  const [bare = ""] = mapped.split("%");
  if (!isIPv6(bare) || bare.includes(".")) return "";
  return `${groupsOf(bare).join("").slice(0, 14)}/56`;
};

/** The address in CloudFront's `cloudfront-viewer-address`: `198.51.100.10:46532`, `2001:db8::1:46532` or `[2001:db8::1]:46532`. */
export const viewerAddress = (header: string): string =>
  header
    .slice(0, Math.max(0, header.lastIndexOf(":")))
    .replace(/^\[/, "")
    .replace(/\]$/, "");
