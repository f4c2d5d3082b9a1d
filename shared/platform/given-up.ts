/** How a line of the log says that something was given up for good: an alarm of the template looks for it. */
export const GIVEN_UP = "given-up";
