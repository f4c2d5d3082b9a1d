import { bankHolidayTable } from "./bank-holiday-table.ts";

/**
 * Whether a date (`2026-12-28`) is a bank holiday in England: substitute days and days proclaimed for one year included, as far as the
 * library that the table is made from knows them. Later than 2060 no date is.
 */
export const isBankHoliday = (date: string): boolean =>
  bankHolidayTable.get(date.slice(0, 4))?.includes(date.slice(5)) ?? false;
