import { paths } from "../../shared/pages/paths.ts";
import type { DeskPage } from "../entry-points/desk-page.ts";
import eventFormPage from "./event-form.njk";

/** What the form for a new event says and where it goes. */
export const newEventForm = {
  heading: "Make an event",
  action: "Save as a draft",
  back: { href: paths.deskEvents, text: "All events" },
} as const;

/** The empty form for a new event. */
export const getDeskNewEvent: DeskPage = async (_needs, _request, visit) =>
  visit.show(eventFormPage, { ...newEventForm, answers: {} });
