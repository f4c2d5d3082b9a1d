import * as z from "zod/mini";
import { allEntries } from "../../shared/all-entries.ts";
import type { EntryDefinition } from "../../shared/journal/entry.ts";

/** Which functions react to an entry, by its name: `functions/members/on-member-joined.ts`. */
export type Reactions = ReadonlyMap<string, readonly string[]>;

const definitions: readonly EntryDefinition[] = Object.values(allEntries);

const fieldSchema = z.looseObject({ properties: z.optional(z.record(z.string(), z.unknown())) });

const jsonSchemaOf = ({ data }: EntryDefinition): unknown => z.toJSONSchema(data, { io: "output" });

const typeSchema = z.looseObject({
  type: z.optional(z.string()),
  format: z.optional(z.string()),
  enum: z.optional(z.array(z.unknown())),
});

const sayType = (schema: unknown): string => {
  const read = typeSchema.safeParse(schema);
  if (!read.success) return "";
  const { type = "", format, enum: values } = read.data;
  if (values !== undefined) return `one of ${values.map((value) => `\`${String(value)}\``).join(", ")}`;
  return format === undefined ? type : `${type} (${format})`;
};

const fieldsOf = (definition: EntryDefinition): string => {
  const { properties = {} } = fieldSchema.parse(jsonSchemaOf(definition));
  const lines = Object.entries(properties).map(([name, schema]) => `- \`${name}\`: ${sayType(schema)}`);
  return lines.length === 0 ? "No data besides the envelope." : lines.join("\n");
};

const sayReactions = (paths: readonly string[]): string =>
  paths.length === 0
    ? "Nothing reacts; it is kept for history and figures."
    : `Reacts: ${paths.map((path) => `[${path}](../${path})`).join(", ")}`;

const section = (definition: EntryDefinition, reactions: Reactions): string =>
  [
    `### ${definition.name} (version ${definition.version})`,
    `**${definition.title}.** ${definition.description}`,
    `About: ${definition.subject}. ${sayReactions(reactions.get(definition.name) ?? [])}`,
    fieldsOf(definition),
    ...definition.examples.map((example) => `\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``),
  ].join("\n\n");

/** All entries for people: by what they are about, with fields, an example, and who reacts. Markdown. */
export const entriesDocument = (reactions: Reactions): string => {
  const subjects = [...new Set(definitions.map(({ subject }) => subject))];
  const parts = subjects.map((subject) =>
    [
      `## About: ${subject}`,
      ...definitions
        .filter((definition) => definition.subject === subject)
        .map((definition) => section(definition, reactions)),
    ].join("\n\n"),
  );
  return `${[
    "# Entries",
    "Made by `npm run docs` from `shared/all-entries.ts`; do not edit.",
    "An entry is a record that something happened. Every entry has the envelope `id`, `name`, `version`, `at`, `subject` (`kind`, `id`), `person` (an id, where it concerns somebody), `actor` and `correlation`; what follows is its `data`. On the bus the source is `convenor.journal` and the detail type is the name.",
    ...parts,
  ].join("\n\n")}\n`;
};

const messageOf = (definition: EntryDefinition) => ({
  name: definition.name,
  title: definition.title,
  summary: definition.description,
  contentType: "application/json",
  payload: {
    type: "object",
    required: ["id", "name", "version", "at", "subject", "actor", "correlation", "data"],
    properties: {
      id: { type: "string", format: "uuid" },
      name: { const: definition.name },
      version: { const: definition.version },
      at: { type: "string", format: "date-time" },
      subject: {
        type: "object",
        required: ["kind", "id"],
        properties: { kind: { const: definition.subject }, id: { type: "string" } },
      },
      person: { type: "string", format: "uuid" },
      actor: {
        type: "object",
        required: ["kind"],
        properties: { kind: { enum: ["person", "team", "system"] }, id: { type: "string" } },
      },
      correlation: { type: "string" },
      data: jsonSchemaOf(definition),
    },
  },
});

const reference = (name: string) => ({ $ref: `#/channels/journal/messages/${name}` });

/** All entries for machines: AsyncAPI 3 with a JSON schema of each. */
export const asyncApiDocument = (reactions: Reactions): string => {
  const names = definitions.map(({ name }) => name);
  const reacting = names.filter((name) => (reactions.get(name) ?? []).length > 0);
  const document = {
    asyncapi: "3.0.0",
    info: {
      title: "Convenor: the journal",
      version: "1",
      description: "Every entry that is published on the bus. Made by `npm run docs`.",
      license: { name: "MIT" },
    },
    channels: {
      journal: {
        address: "convenor.journal",
        description: "The EventBridge bus. The address is the source; the detail type is the entry's name.",
        messages: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      publish: {
        action: "send",
        channel: { $ref: "#/channels/journal" },
        summary: "functions/journal/stream-publish-entries.ts",
        messages: names.map(reference),
      },
      ...Object.fromEntries(
        reacting.map((name) => [
          `on${name}`,
          {
            action: "receive",
            channel: { $ref: "#/channels/journal" },
            summary: (reactions.get(name) ?? []).join(", "),
            messages: [reference(name)],
          },
        ]),
      ),
    },
    components: {
      messages: Object.fromEntries(definitions.map((definition) => [definition.name, messageOf(definition)])),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
