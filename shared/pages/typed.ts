import * as z from "zod";

/** Text of several lines as somebody typed it: one spelling of each letter, and no character that no keyboard has. */
export const typedProse = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[^\P{Cc}\n\t]/gu, "")
    .trim();

/** One line of text as somebody typed it. */
export const typedLine = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();

const tooLong = (name: string, most: number): string =>
  `${name} must be ${most.toLocaleString("en-GB")} characters or less`;

/** A line that must be there. `missing` is said when it is not. */
export const line = (missing: string, name: string, most: number) =>
  z
    .string({ error: missing })
    .transform(typedLine)
    .pipe(z.string().min(1, missing).max(most, tooLong(name, most)));

/** Several lines that must be there. `missing` is said when they are not. */
export const prose = (missing: string, name: string, most: number) =>
  z
    .string({ error: missing })
    .transform(typedProse)
    .pipe(z.string().min(1, missing).max(most, tooLong(name, most)));

/** Several lines that may be empty. */
export const optionalProse = (name: string, most: number) =>
  z
    .string()
    .default("")
    .transform(typedProse)
    .pipe(z.string().max(most, tooLong(name, most)));

/** A line that may be empty. */
export const optionalLine = (name: string, most: number) =>
  z
    .string()
    .default("")
    .transform(typedLine)
    .pipe(z.string().max(most, tooLong(name, most)));
