import Holidays from "date-holidays";

/** The years of the table: from before the product began to long after anything is planned in it. */
const [FIRST, LAST] = [2020, 2060];

const holidaysOf = (year: number): string => {
  const holidays = new Holidays("GB", "ENG").getHolidays(year);
  const dates = holidays
    .filter(({ type }) => type === "public" || type === "bank")
    .map(({ date }) => date.slice(5, 10));
  return [...new Set(dates)].sort().join(" ");
};

/** England's bank holidays as the library of holidays knows them, as a TypeScript module. Why it is a table: docs/decisions/0026-working-days.md. */
export const bankHolidayTable = (): string => {
  const years = Array.from({ length: LAST - FIRST + 1 }, (_, index) => FIRST + index);
  const rows = years.map((year) => `  ["${year}", "${holidaysOf(year)}"],`);
  return [
    "// Made by `npm run docs` from date-holidays; do not edit.",
    "",
    "/** England's bank holidays by year, each as month and day. */",
    "export const bankHolidayTable: ReadonlyMap<string, string> = new Map([",
    ...rows,
    "]);",
    "",
  ].join("\n");
};
