import type { EnquiryKind } from "../../shared/enquiries/kinds.ts";

/** An invented enquiry: who (by place in the list of people), how many hours ago, and after how many hours it was answered. */
export interface SampleEnquiry {
  readonly person: number;
  readonly hoursAgo: number;
  readonly answeredAfter?: number;
  readonly kind: EnquiryKind;
  readonly message: string;
}

/** What people asked in the last weeks, the oldest first. */
export const sampleEnquiries: readonly SampleEnquiry[] = [
  {
    person: 101,
    hoursAgo: 520,
    answeredAfter: 20,
    kind: "workshop",
    message:
      "Our informatics team and six ward managers would like to take part in the workshop series in the new year. Which dates are still free, and can it be done in person?",
  },
  {
    person: 204,
    hoursAgo: 431,
    answeredAfter: 31,
    kind: "re-use",
    message:
      "We saw the webinar on predicting long stays. Our trust has the same problem and the same kind of data. May we use the code, and is there somebody we could talk to about adapting it?",
  },
  {
    person: 333,
    hoursAgo: 340,
    answeredAfter: 6,
    kind: "supplier",
    message:
      "We make software that reads referral letters. How does the programme choose the suppliers it works with?",
  },
  {
    person: 77,
    hoursAgo: 260,
    answeredAfter: 45,
    kind: "document",
    message: "Could you send me the technical report of the bed planning project? I work for a public body.",
  },
  {
    person: 412,
    hoursAgo: 170,
    answeredAfter: 26,
    kind: "speaking",
    message:
      "I would be glad to speak about our synthetic patient records at the next community week. I need about 30 minutes.",
  },
  {
    person: 512,
    hoursAgo: 78,
    kind: "problem",
    message:
      "Every morning two senior nurses spend three hours finding beds by telephone. We have five years of admissions and discharges. Could a forecast help, and how would we start?",
  },
  {
    person: 640,
    hoursAgo: 50,
    kind: "general",
    message:
      "Is the community open to people from councils? Some of our care homes would like to learn from the hospitals around them.",
  },
  {
    person: 723,
    hoursAgo: 22,
    kind: "workshop",
    message: "We are eleven people from three departments. Is that too many for one series of workshops?",
  },
  {
    person: 870,
    hoursAgo: 3,
    kind: "re-use",
    message:
      "We are looking for a tool that checks data for gaps before a model is trained. Has one of your projects made something like it?",
  },
];
