import { enquiryKindNames, enquiryKinds } from "../../shared/enquiries/kinds.ts";

/** The kinds of enquiry as the design system's radios take them. */
export const kindItems = enquiryKindNames.map((value) => ({ value, text: enquiryKinds[value] }));
