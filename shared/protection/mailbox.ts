/** Mail services that ignore dots in the part before the @. */
const IGNORES_DOTS = new Set(["gmail.com", "googlemail.com"]);

/**
 * The mailbox that an address leads to, as limits count it: `ada+news@trust.example` is read where `ada@trust.example` is (RFC 5233), so that
 * one inbox cannot be filled under many names. Never written to, and never shown.
 */
export const mailboxOf = (email: string): string => {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf("@");
  if (at < 1) return address;
  const domain = address.slice(at + 1);
  const [name = ""] = address.slice(0, at).split("+", 1);
  const local = name === "" ? address.slice(0, at) : name;
  return `${IGNORES_DOTS.has(domain) ? local.replaceAll(".", "") : local}@${domain}`;
};
