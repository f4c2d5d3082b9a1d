import { ApplicationAnswered, ApplicationSubmitted } from "../../applications/entries.ts";
import { EnquiryAnswered, EnquiryAnswerFailed, EnquiryReceived } from "../../enquiries/entries.ts";
import {
  AttendanceRecorded,
  EventRegistered,
  EventWaitlisted,
  RegistrationCancelled,
} from "../../events/entries.ts";
import { ImpactSurveyAnswered } from "../../impact-surveys/entries.ts";
import type { Entry, EntryDefinition } from "../../journal/entry.ts";
import { MemberJoined, MemberLeft } from "../../members/entries.ts";
import { isBankHoliday } from "../../platform/bank-holidays.ts";
import type { Instant } from "../../platform/clock.ts";
import { plusHours } from "../../platform/time.ts";
import { workingHoursBetween } from "../../platform/working-hours.ts";
import { ProjectRoleGiven } from "../../projects/roles/entries.ts";
import {
  ReUseBenefitReported,
  ReUseNewsGiven,
  ReUseRequested,
  ReUseStageChanged,
} from "../../re-uses/entries.ts";
import { SurveyAnswered } from "../../surveys/answers/entries.ts";
import { SurveyConversationHeld } from "../../surveys/leads/entries.ts";
import { distributionName } from "./distribution.ts";
import type { Narrowed } from "./facets.ts";

/** What an entry says that was done, for the figures that are divided and for those of different people. */
export interface Doing {
  /** The count that goes up by one, or by `by`. */
  readonly count?: string;
  readonly by?: number;
  /** It says nothing of the person whom the entry concerns. */
  readonly ofNobody?: true;
  /** What of the thing itself the count is divided by too. */
  readonly of?: readonly Narrowed[];
  /** Whether it is a way of taking part. */
  readonly active?: boolean;
  /** The last word on whether the person came with this registration. */
  readonly came?: readonly [registration: string, came: boolean];
  /** The last word on whether the person is a member. */
  readonly member?: boolean;
}

type Reader = (entry: Entry) => Doing | undefined;

const doing = <Data>(
  definition: EntryDefinition<string, Data>,
  read: (data: Data, at: Instant) => Doing,
): readonly [string, Reader] => [
  definition.name,
  (entry) => {
    const data = definition.readData(entry);
    return data === undefined ? undefined : read(data, entry.at);
  },
];

const channel = (value: string): Narrowed => ({ facet: "channel", value });

/** A first answer, or one that turned out not to have arrived, under the working hours that it took. */
const answer = (
  by: 1 | -1,
  { first, hoursOpen }: { first: boolean; hoursOpen: number },
  at: Instant,
): Doing => {
  if (!first) return {};
  const hours = workingHoursBetween(plusHours(at, -hoursOpen), at, isBankHoliday);
  return { count: distributionName("answer-hours", hours), by, ofNobody: true };
};

const readers: ReadonlyMap<string, Reader> = new Map([
  doing(MemberJoined, ({ via }) => ({ count: "joined", of: [channel(via)], member: true })),
  doing(MemberLeft, () => ({ count: "left", member: false })),
  doing(EnquiryReceived, (data) => ({ count: "enquiries", of: [channel(data.channel)], active: true })),
  doing(EnquiryAnswered, (data, at) => answer(1, data, at)),
  doing(EnquiryAnswerFailed, (data, at) => answer(-1, data, at)),
  doing(EventRegistered, ({ by }) => ({ count: "registrations", of: [channel(by)] })),
  doing(EventWaitlisted, () => ({ count: "waitlisted" })),
  doing(RegistrationCancelled, ({ held }) => (held === "wait" ? {} : { count: "cancelled" })),
  doing(AttendanceRecorded, ({ registration, attended }) => ({ came: [registration, attended] })),
  doing(ApplicationSubmitted, ({ again }) => (again ? {} : { count: "applications" })),
  doing(ApplicationAnswered, ({ outcome }) => ({
    count: outcome === "accepted" ? "applications-accepted" : "applications-not-accepted",
    active: true,
  })),
  doing(ProjectRoleGiven, ({ side }) => ({ active: side === "partner" })),
  doing(ImpactSurveyAnswered, () => ({ count: "surveys-answered", active: true })),
  doing(SurveyAnswered, () => ({ active: true })),
  doing(SurveyConversationHeld, () => ({ active: true })),
  doing(ReUseRequested, ({ by }) => ({ count: "re-uses", of: [channel(by)], active: true })),
  doing(ReUseNewsGiven, () => ({ active: true })),
  doing(ReUseStageChanged, ({ to }) => (to === "live" ? { count: "re-uses-live" } : {})),
  doing(ReUseBenefitReported, () => ({ count: "benefits", active: true })),
]);

/** What an entry says that was done; undefined for one that says nothing of the kind, or whose data are not those of its kind. */
export const doingIn = (entry: Entry): Doing | undefined => readers.get(entry.name)?.(entry);
