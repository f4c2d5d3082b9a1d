import { ApplicationStarted } from "../applications/entries.ts";
import { searchedApplication, searchedCall } from "../applications/searched.ts";
import { searchedItem } from "../catalogue/searched.ts";
import { titledEnquiry } from "../enquiries/enquiry.ts";
import { EnquiryAnswered, EnquiryMessageReceived, EnquiryReceived } from "../enquiries/entries.ts";
import { searchedEnquiry, searchedHeldMail } from "../enquiries/searched.ts";
import { EventRegistered, EventWaitlisted, PlaceHeld, RegistrationCancelled } from "../events/entries.ts";
import { searchedEvent } from "../events/searched.ts";
import { ImpactSurveySent } from "../impact-surveys/entries.ts";
import { LetterApproved } from "../letters/entries.ts";
import { MemberJoined, MemberLeft, MembershipRequested } from "../members/entries.ts";
import { PeopleMerged, PeopleSeparated } from "../members/merges/entries.ts";
import { PersonCorrected } from "../people/corrections/entries.ts";
import { searchedPerson } from "../people/searched.ts";
import type { Projection } from "../projections/projection.ts";
import { ProjectGovernanceChanged } from "../projects/governance/entries.ts";
import { titledProject } from "../projects/project.ts";
import { ProjectRoleGiven } from "../projects/roles/entries.ts";
import { searchedProject } from "../projects/searched.ts";
import { ReUseRequested } from "../re-uses/entries.ts";
import { searchedReUse } from "../re-uses/searched.ts";
import { TeamMemberJoined, TeamMemberRoleChanged } from "../sign-in/entries.ts";

const people = searchedPerson(
  [
    EnquiryReceived,
    EnquiryMessageReceived,
    MembershipRequested,
    MemberJoined,
    MemberLeft,
    EventRegistered,
    EventWaitlisted,
    PlaceHeld,
    RegistrationCancelled,
    ApplicationStarted,
    ProjectRoleGiven,
    ImpactSurveySent,
    ReUseRequested,
    // Whom somebody typed in as reader of a letter of a follow-up is found once it goes out.
    LetterApproved,
    TeamMemberJoined,
    TeamMemberRoleChanged,
  ],
  [
    {
      entry: EnquiryAnswered,
      titled: titledEnquiry,
      people: [
        ["enquiry", "participants"],
        ["enquiry", "absorbed", "participants"],
      ],
    },
    { entry: ProjectGovernanceChanged, titled: titledProject, people: [["project", "governance", "owner"]] },
  ],
  { corrected: PersonCorrected, merges: [PeopleMerged, PeopleSeparated] },
);

/** The index of the search: words of people, enquiries and everything else that is found by words. Organisations are searched in their directory. */
export const search: Projection = {
  name: "search",
  sources: [
    people,
    searchedEnquiry,
    searchedHeldMail,
    searchedApplication,
    searchedCall,
    searchedProject,
    searchedEvent,
    searchedItem,
    searchedReUse,
  ],
};
