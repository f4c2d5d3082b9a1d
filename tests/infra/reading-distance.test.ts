import { describe, expect, it } from "vitest";
import { type Distances, readingDistances } from "./reading-distance.ts";
import { root } from "./synthesized.ts";

/**
 * How many files somebody reads to understand one function or one page. `bar` is what we want, the others are what we have: numbers that may
 * only fall, until the longest is within the bar.
 */
interface Ceiling {
  readonly bar: number;
  /** Half of all are not longer. */
  readonly median: number;
  /** The longest of those without an exception. */
  readonly longest: number;
  readonly exceptions: Readonly<Record<string, { readonly files: number; readonly why: string }>>;
}

const reactionCeiling: Ceiling = {
  bar: 25,
  median: 43,
  longest: 76,
  exceptions: {
    "functions/exports/on-export-requested.ts": { files: 118, why: "knows the shape of every record" },
    "functions/letters/queue-send-letter.ts": { files: 117, why: "writes every kind of letter" },
    "functions/reports/at-monday-morning.ts": { files: 92, why: "reports on every feature" },
    "functions/search/on-words-changed.ts": { files: 84, why: "hears of every kind of thing" },
    "functions/catalogue/on-file-import-step.ts": { files: 90, why: "works through an import to its end" },
    "functions/enquiries/on-mail-received.ts": {
      files: 116,
      why: "takes mails apart, and keeps their files",
    },
  },
};

const pageCeiling: Ceiling = {
  bar: 40,
  median: 47,
  longest: 83,
  exceptions: {
    "functions/projects/project/desk-project.ts": { files: 152, why: "shows every part of a project" },
    "functions/letters/outbox/desk-outbox-letter.ts": { files: 107, why: "shows every kind of letter" },
    "functions/people/desk-person.ts": { files: 125, why: "has a part of every feature" },
    "functions/letters/desk-letter.ts": {
      files: 100,
      why: "shows every kind of letter, and sends one again",
    },
    "functions/organisations/desk-organisation-imports.ts": { files: 103, why: "every step of an import" },
    "functions/catalogue/desk-catalogue-imports.ts": { files: 102, why: "every step of an import" },
    "functions/file-import/desk-file-import.ts": { files: 101, why: "every step of an import" },
    "functions/projects/report/desk-project-report-docx.ts": { files: 91, why: "tells a whole project" },
    "functions/projects/report/desk-project-report-pdf.ts": { files: 91, why: "tells a whole project" },
    "functions/exports/desk-exports.ts": { files: 98, why: "says what is in every kind of record" },
    "functions/re-uses/request/re-use.ts": {
      files: 89,
      why: "takes in a request of several pages, limited and proved",
    },
    "functions/applications/gate/desk-gate.ts": {
      files: 90,
      why: "decides, plans the project and writes the outcome",
    },
    "functions/enquiries/conversation/desk-enquiry.ts": {
      files: 89,
      why: "a conversation and all that can be done with it",
    },
    "functions/follow-ups/runs/desk-follow-up.ts": {
      files: 103,
      why: "every evidence that a step may need, files by two ways among them",
    },
    "functions/projects/stages/desk-project-task.ts": { files: 93, why: "takes files, by two ways" },
    "functions/home/desk.ts": { files: 93, why: "what waits in every feature" },
    "functions/follow-ups/webinar/desk-webinar.ts": {
      files: 100,
      why: "an event, its letters and its leads",
    },
  },
};

const median = (sorted: Distances): number => sorted[Math.floor(sorted.length / 2)]?.[1] ?? 0;

const sayLongest = (what: string, { bar }: Ceiling, distances: Distances): string =>
  [
    `Files to read for one of ${distances.length} ${what}: half within ${median(distances)}, ` +
      `${distances.filter(([, files]) => files > bar).length} over ${bar}. The longest:`,
    ...distances.slice(0, 5).map(([file, files]) => `  ${files} ${file}`),
  ].join("\n");

describe.each([
  { what: "reactions", ceiling: reactionCeiling, fewest: 40 },
  { what: "pages", ceiling: pageCeiling, fewest: 80 },
] as const)("the reading distance of $what", ({ what, ceiling, fewest }) => {
  const measured = readingDistances(root).then((distances) => distances[what]);

  it("is measured of all of them", async () => {
    const distances = await measured;
    expect(distances.length).toBeGreaterThan(fewest);
    console.log(sayLongest(what, ceiling, distances));
  });

  it("does not grow", async () => {
    const distances = await measured;
    const tooLong = distances.filter(
      ([file, files]) => files > (ceiling.exceptions[file]?.files ?? ceiling.longest),
    );
    expect(tooLong).toEqual([]);
    expect(median(distances)).toBeLessThanOrEqual(ceiling.median);
  });

  it("has no exception that is none any more", async () => {
    const distances = new Map(await measured);
    const idle = Object.keys(ceiling.exceptions).filter(
      (file) => (distances.get(file) ?? 0) <= ceiling.longest,
    );
    expect(idle).toEqual([]);
  });
});
