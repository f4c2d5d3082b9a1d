import type { ConversionTarget } from "../../../shared/enquiries/conversion/decide.ts";

/** What is said of turning an enquiry into something else: on the button, in its history and when it is done. */
export const conversionWords: Readonly<
  Record<
    ConversionTarget,
    {
      readonly button: string;
      readonly begun: string;
      readonly done: string;
      readonly banner: string;
    }
  >
> = {
  application: {
    button: "Make it an application",
    begun: "To become an application",
    done: "They applied to a call for problems",
    banner: "1 task is added: help them apply to the next call for problems.",
  },
  workshop: {
    button: "Make it a workshop request",
    begun: "To become a workshop series",
    done: "The workshop series is planned",
    banner: "1 task is added: plan a workshop series with them.",
  },
  member: {
    button: "Invite to the community",
    begun: "To be invited to the community",
    done: "Invited to the community",
    banner: "1 invitation is on its way. It makes nobody a member: they decide.",
  },
};
