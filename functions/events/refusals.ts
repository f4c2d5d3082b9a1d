/** Why an event takes no registrations, by the name of the refusal. */
export const closedRefusals = {
  draft: "This event is not open yet.",
  cancelled: "This event is cancelled.",
  started: "This event has already started, so nothing can be changed any more.",
} as const;

/** What people are told when something cannot be done, by the name of the refusal. */
export const refusals = {
  ...closedRefusals,
  "already-cancelled": "You are not registered any more, so there is nothing to cancel.",
  "already-taken": "You have already taken this place.",
  "already-registered": "You are already registered.",
  "offer-over": "The time to take this place is over, so it has gone to the next person.",
  "no-offer": "There is no place held for you at the moment.",
  "no-free-place": "There is no free place. You keep your position on the waiting list.",
} as const;

/** What the team is told when something cannot be done at the desk. */
export const deskRefusals = {
  "already-published": "This event is already published.",
  "already-cancelled": "This event is already cancelled.",
  cancelled: "This event is cancelled and stays so. Make a new one instead.",
  started: "This event has already started, so it cannot be changed.",
  "in-the-past": "The event would start in the past. Choose a later date or time.",
  "not-published": "Attendance can only be recorded for an event that was published.",
  "not-started": "Attendance can be recorded once the event has started.",
} as const;
