import type { Offer } from "../../shared/slots/offers/model.ts";

/** An offer of half an hour from half past nine on every working day of December. */
export const offered = (more: Partial<Offer> & Pick<Offer, "host">): Offer => ({
  about: "survey:SUR-4F7K-2Q9C",
  title: "Community discovery",
  place: "https://video.example/talk",
  minutes: 30,
  buffer: 0,
  mostADay: 12,
  weekdays: [1, 2, 3, 4, 5],
  from: "09:30",
  to: "12:00",
  firstDay: "2026-12-01",
  lastDay: "2026-12-18",
  state: "open",
  version: 1,
  ...more,
});
