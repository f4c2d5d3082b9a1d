import type { ConversionTarget } from "../../../shared/enquiries/conversion/decide.ts";

/** What is said of turning an enquiry into something else: on the button, as a task, and in its history. */
export const conversionWords: Readonly<
  Record<
    ConversionTarget,
    {
      readonly button: string;
      readonly task: string;
      readonly begun: string;
      readonly done: string;
      readonly banner: string;
    }
  >
> = {
  application: {
    button: "Make it an application",
    task: "Help them apply to the next call for problems",
    begun: "To become an application",
    done: "They applied to a call for problems",
    banner: "It is a task now: help them apply to a call for problems.",
  },
  workshop: {
    button: "Make it a workshop request",
    task: "Plan a workshop series with them",
    begun: "To become a workshop series",
    done: "The workshop series is planned",
    banner: "It is a task now: plan a workshop series with them.",
  },
  member: {
    button: "Invite to the community",
    task: "Invite them to the community",
    begun: "To be invited to the community",
    done: "Invited to the community",
    banner: "1 invitation is on its way. It makes nobody a member: they decide.",
  },
};
