import { lazy } from "../../platform/lazy.ts";
import { type Facet, type Tag, tagSchema } from "./model.ts";

/** A tag as it is shipped: value, and its label where that is more than the value with a capital; then other spellings that were met. */
type Shipped = readonly [value: string, label?: string | undefined, aliases?: readonly string[]];

const inFacet: Readonly<Record<Facet, readonly Shipped[]>> = {
  domain: [
    ["primary care"],
    ["secondary care"],
    ["social care"],
    ["emergency care"],
    ["diseases"],
    ["population health", "Public and population health", ["public/population health", "public health"]],
    ["workforce"],
    ["prescribing"],
    ["financial"],
  ],
  technique: [
    ["forecasting"],
    ["classification"],
    ["computer vision"],
    ["deep learning"],
    ["llm", "Large language models", ["large language model", "large language models", "llms"]],
    ["machine learning", undefined, ["ml"]],
    ["neural networks", undefined, ["neural network"]],
    ["natural language processing", undefined, ["nlp"]],
    ["linkage", "Data linkage", ["data linkage"]],
    ["simulation"],
  ],
  "project-type": [
    ["best practice"],
    ["data validation"],
    ["documentation"],
    ["ethics"],
    ["explainability"],
    ["generation"],
    ["linkage"],
    ["modelling", undefined, ["modeling"]],
    ["rap", "Reproducible analytical pipeline", ["reproducible analytical pipeline"]],
    ["research"],
  ],
  data: [
    ["structured data", undefined, ["structured"]],
    ["unstructured data", undefined, ["unstructured"]],
    ["multi modal", "Multimodal data", ["multi-modal", "multimodal", "multi modal data"]],
    ["audio data"],
    ["genomics data", undefined, ["genomics"]],
    ["visual data", undefined, ["images"]],
    ["text data"],
    ["time series"],
    ["patient identifiable data", undefined, ["pid"]],
    ["synthetic data"],
    ["open data"],
    ["pseudonymised", "Pseudonymised data", ["pseudonymised data"]],
  ],
  language: [
    ["python", "Python"],
    ["sql", "SQL"],
    ["r", "R"],
    ["webdev", "Web development", ["web development"]],
  ],
  status: [
    ["wip", "Work in progress", ["work in progress"]],
    ["complete", undefined, ["completed"]],
    ["paused"],
  ],
  deployment: [["in development"], ["retired"], ["deployed"], ["experimental"]],
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const shippedTags = (): readonly Tag[] => {
  const tags = new Map<string, Tag>();
  for (const [facet, list] of Object.entries(inFacet))
    for (const [value, label, aliases = []] of list) {
      const before = tags.get(value);
      const facets = [...(before?.facets ?? []), facet];
      const first = { value, label: label ?? capital(value), aliases: [...aliases] };
      tags.set(value, tagSchema.parse({ ...(before ?? first), facets }));
    }
  return [...tags.values()];
};

/** The 51 controlled tags that the product comes with (programme.md, section 2). Linkage is in two facets. The table holds only what was changed since. */
export const controlledTags: () => readonly Tag[] = lazy(shippedTags);
