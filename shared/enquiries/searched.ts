import { queryAll } from "../platform/dynamo.ts";
import { searched } from "../search/searched.ts";
import { titledEnquiry } from "./enquiry.ts";
import {
  ConversationBegun,
  EnquiryAnswered,
  EnquiryMessageReceived,
  EnquiryNoted,
  EnquiryReceived,
  HeldMailDecided,
  MailHeld,
} from "./entries.ts";
import { titledHeldMail } from "./held-mail/model.ts";

/** Enquiries are found by who asked, by what was asked and by every message and note; what a mail quotes of earlier ones is in those. */
export const searchedEnquiry = searched({
  kind: "enquiry",
  erasedAs: ["enquiries"],
  titled: titledEnquiry,
  keys: /^ENQUIRY#(\S+) ENQUIRY$/,
  entries: [EnquiryReceived, ConversationBegun, EnquiryMessageReceived, EnquiryAnswered, EnquiryNoted],
  texts: [
    ["enquiry", "name"],
    ["enquiry", "organisation"],
    ["enquiry", "details"],
    ["message", "subject"],
    ["message", "text"],
    ["message", "author"],
  ],
  // "ENQUIRY" sorts before every "MESSAGE#"; "$" is the character after "#".
  read: async (table, reference) => {
    const { pk, sk } = titledEnquiry.key(reference);
    const items = await queryAll(table, {
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :first AND :last",
      ExpressionAttributeValues: { ":pk": pk, ":first": sk, ":last": "MESSAGE$" },
      ConsistentRead: true,
    });
    return items[0]?.["sk"] === sk ? items : [];
  },
});

/** Mails that are in no conversation are found by their sender and their words. */
export const searchedHeldMail = searched({
  kind: "held-mail",
  erasedAs: ["held-mail"],
  titled: titledHeldMail,
  keys: /^HELD-MAIL#(\S+) HELD-MAIL$/,
  entries: [MailHeld, HeldMailDecided],
  texts: [
    ["held", "from"],
    ["held", "author"],
    ["held", "text"],
  ],
});
