import { ownValue } from "../../platform/keys.ts";
import { communityRules, communityRulesBeside } from "./community-rules.ts";
import type { RecordRule } from "./rule.ts";
import { workRules, workRulesBeside } from "./work-rules.ts";

// How to add a kind of record. Give it a name in `shared/exports/*-kinds.ts` (or among `leftOut` in `shared/exports/kinds.ts`), and say here, in
// `community-rules.ts` or `work-rules.ts`, under the same name, what is kept and for whom: the compiler asks for it. If it holds nothing personal,
// that is one word (`work`, `open`, `system`, `ids()`). If it does (`personal`, or `ownToo` where its person sees it), say whose it is, why it is kept, how
// one person's are found, what erasing them does and whether they are in the copy that somebody gets. File it under its person (`person`,
// `personSort` in the index by person) and the rest follows: it is then gathered for a copy by itself, and `tests/privacy/catalogue.test.ts` asks
// for its line in `shared/privacy/erasure/erasers.ts`. The privacy notice, the record of processing and `docs/assurance/data.md` are made from this.

/** The kinds of record that are exported, each with its rule. */
export const rulesOfKinds = { ...communityRules, ...workRules };

/** What an export leaves out, each with its rule. */
export const rulesOfLeftOut = { ...communityRulesBeside, ...workRulesBeside };

/** The name of a kind of record. */
export type RecordKind = keyof typeof rulesOfKinds;

/** What an export leaves out, by what it is called. */
export type LeftOutKind = keyof typeof rulesOfLeftOut;

const all: Readonly<Record<string, RecordRule>> = { ...rulesOfKinds, ...rulesOfLeftOut };

/** What is said of a kind of record, exported or left out; undefined for what is neither. */
export const ruleOf = (kind: string): RecordRule | undefined => ownValue(all, kind);

/** Every kind of record, exported or left out, with its rule. */
export const everyRule: readonly (readonly [kind: string, rule: RecordRule])[] = Object.entries(all);
