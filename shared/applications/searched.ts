import { searched } from "../search/searched.ts";
import { titledApplication } from "./application.ts";
import { titledCall } from "./calls/model.ts";
import {
  ApplicationAccepted,
  ApplicationAnswered,
  ApplicationStarted,
  ApplicationSubmitted,
  CallAnnounced,
  CallChanged,
  CallMade,
} from "./entries.ts";

/**
 * Applications are found by the problem and the need, which everybody who assesses reads; not by who applied, because while a blind call is
 * assessed nothing at the desk may say that (docs/decisions/0063-blind-assessment.md). A draft is found by what it had in it when something was last heard of it.
 */
export const searchedApplication = searched({
  kind: "application",
  erasedAs: ["applications"],
  titled: titledApplication,
  keys: /^APPLICATION#(\S+) APPLICATION$/,
  entries: [ApplicationStarted, ApplicationSubmitted, ApplicationAnswered, ApplicationAccepted],
  texts: [
    ["application", "sections", "problem", "answers"],
    ["application", "sections", "need", "answers"],
  ],
});

/** Calls for problems are found by their title and introduction. */
export const searchedCall = searched({
  kind: "call",
  titled: titledCall,
  keys: /^CALL#(\S+) CALL$/,
  entries: [CallMade, CallChanged, CallAnnounced],
  texts: [["call", "introduction"]],
});
