import { lazy } from "../../platform/lazy.ts";

const grouped = lazy(() => new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }));

/** A number as text is written: `1,321`, `26.8`. */
export const say = (count: number): string => grouped().format(count);

/** `no people`, `1 person`, `2 people`. */
export const howMany = (count: number, one: string, many: string): string =>
  count === 0 ? `no ${many}` : `${say(count)} ${count === 1 ? one : many}`;

/** A sentence's first letter made large. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Texts in a row as English has them: `a, b and c`. */
export const inARow = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
