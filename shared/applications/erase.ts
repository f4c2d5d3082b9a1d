import { queryAll } from "../platform/dynamo.ts";
import {
  ERASED_NAME,
  type ErasedStep,
  type EraseNeeds,
  type Eraser,
  type Erasing,
  emptied,
  NOTHING,
  recordErased,
  withoutPerson,
} from "../privacy/erasure/eraser.ts";
import type { Application } from "./application.ts";
import { assessmentSchema } from "./assessment/model.ts";
import { toApplication } from "./store.ts";
import { withdrawApplication } from "./submission/commands.ts";

/** What was agreed with an organisation when its problem was taken on stays, as long as the project’s records do. */
const isAgreed = ({ decision }: Application): boolean => decision?.outcome === "accepted";

const withdrawn = async (
  needs: EraseNeeds,
  application: Application,
  { because, occasion }: Erasing,
): Promise<boolean> => {
  if (application.status !== "submitted" || application.decision !== undefined) return false;
  const names = { application: application.reference, call: application.call };
  const once = `erase:${because}:${application.reference}`;
  return "done" in (await withdrawApplication(needs, names, { once, occasion }));
};

/** What assessors wrote of an application, without whom it names and, where the application goes, without what it says of it. */
const emptiedAssessments = async (
  { table }: EraseNeeds,
  { reference }: Application,
  { person }: Erasing,
): Promise<ErasedStep> => {
  const items = await queryAll(table, {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :assessment)",
    ExpressionAttributeValues: { ":pk": `APPLICATION#${reference}`, ":assessment": "ASSESSMENT#" },
    ConsistentRead: true,
  });
  const writes = items.flatMap((item) => {
    const { conflict, scores } = assessmentSchema.parse(item["assessment"]);
    return emptied({ ...item, pk: String(item["pk"]), sk: String(item["sk"]) }, "assessment", () => ({
      ...(scores !== undefined && { scores: scores.map((score) => ({ ...score, reason: "" })) }),
      ...(conflict !== undefined && {
        conflict: { ...conflict, what: withoutPerson(conflict.what, person) },
      }),
    }));
  });
  return { writes, emptied: { assessments: writes.length } };
};

/** An application that nobody has decided on is withdrawn. It keeps its call, its kind of organisation and its decision; an accepted one what was agreed. */
export const applicationEraser: Eraser = {
  kind: "applications",
  filedAs: "APPLICATION#",
  erase: async (needs, item, erasing) => {
    const application = toApplication(item);
    if (await withdrawn(needs, application, erasing)) return { writes: [], more: true };
    const agreed = isAgreed(application);
    const writes = emptied(item, "application", () => ({
      name: ERASED_NAME,
      ...(!agreed && {
        organisation: "",
        sections: {},
        files: [],
        ...(application.decision !== undefined && {
          decision: {
            ...application.decision,
            reasons: [],
            offers: [],
            referredTo: undefined,
            redirection: undefined,
          },
        }),
      }),
    }));
    if (writes.length === 0) return NOTHING;
    const entries = [recordErased("applications", application.reference, erasing)];
    const stays = { about: `application:${application.reference}`, why: "agreed-project" } as const;
    if (agreed) return { writes, entries, emptied: { applications: 1 }, stays };
    const assessments = await emptiedAssessments(needs, application, erasing);
    return {
      writes: [...writes, ...assessments.writes],
      entries,
      emptied: { applications: 1, ...assessments.emptied },
      files: application.files.map(({ id }) => id),
    };
  },
};
