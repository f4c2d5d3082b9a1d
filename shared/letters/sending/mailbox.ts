/** A name with its address. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Whether SES can take this as one address: one `@`, no spaces, no characters that end or separate addresses. */
export const isMailable = (address: string): boolean =>
  /^[^\s<>()[\]\\,;:@"\p{Cc}]+@[^\s<>()[\]\\,;:@"\p{Cc}]+$/u.test(address);
