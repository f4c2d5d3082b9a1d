import type { Assembly, StackTemplate } from "./assembly.ts";
import { quietTypes, type ResourceType, runningTypes } from "./resource-types.ts";

/** One resource of the template with every intrinsic function in its properties worked out. */
export interface Resource {
  stack: string;
  /** Logical id, unique over the stacks of one app. */
  id: string;
  type: string;
  /** Its name on this machine: the one the template gives, or one made of stack and logical id. */
  name: string;
  arn: string;
  properties: Record<string, unknown>;
}

/** All resources of an app that this stack runs, and the outputs of its stacks. */
export interface ResolvedTemplate {
  resources: Resource[];
  ofType: (...types: string[]) => Resource[];
  outputs: Record<string, unknown>;
}

/** What the pseudo parameters stand for, and where the gateway listens (queue addresses start with it). */
export interface Place {
  account: string;
  gateway: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const typeOf = (type: string): ResourceType => {
  const known = runningTypes[type] ?? quietTypes[type];
  if (known === undefined) {
    throw new Error(`The template has a resource of type ${type}, which the local stack does not know.`);
  }
  return known;
};

/** Works out the intrinsic functions of one app's templates, across its stacks. */
class Resolver {
  readonly #stacks: StackTemplate[];
  readonly #place: Place;

  constructor(stacks: StackTemplate[], place: Place) {
    this.#stacks = stacks;
    this.#place = place;
  }

  name(stack: StackTemplate, id: string): string {
    const resource = stack.template.Resources[id];
    if (resource === undefined)
      throw new Error(`${stack.name} refers to ${id}, which is not in its template.`);
    const { nameFrom } = typeOf(resource.Type);
    const given = nameFrom === undefined ? undefined : resource.Properties[nameFrom];
    return given === undefined ? `${stack.name}-${id}` : String(this.resolve(given, stack));
  }

  arn(stack: StackTemplate, id: string): string {
    const resource = stack.template.Resources[id];
    const pattern = resource && typeOf(resource.Type).attributes?.["Arn"];
    return pattern === undefined ? "" : this.#fill(pattern, stack, id);
  }

  #fill(pattern: string, stack: StackTemplate, id: string): string {
    return pattern
      .replaceAll("{n}", this.name(stack, id))
      .replaceAll("{r}", stack.region)
      .replaceAll("{a}", this.#place.account)
      .replaceAll("{g}", this.#place.gateway);
  }

  #ref(stack: StackTemplate, id: string): unknown {
    const pseudo: Record<string, unknown> = {
      "AWS::AccountId": this.#place.account,
      "AWS::Region": stack.region,
      "AWS::Partition": "aws",
      "AWS::StackId": `arn:aws:cloudformation:${stack.region}:${this.#place.account}:stack/${stack.name}/local`,
    };
    if (id in pseudo) return pseudo[id];
    const type = stack.template.Resources[id]?.Type;
    return type === undefined ? this.name(stack, id) : this.#fill(typeOf(type).ref ?? "{n}", stack, id);
  }

  #attribute(stack: StackTemplate, id: string, attribute: string): string {
    const type = stack.template.Resources[id]?.Type ?? "";
    const pattern = typeOf(type).attributes?.[attribute];
    if (pattern !== undefined) return this.#fill(pattern, stack, id);
    // Only what is run must be exact; an attribute of a quiet resource is a stand-in nobody calls.
    if (runningTypes[type] === undefined) return `${this.name(stack, id)}.${attribute}`;
    throw new Error(
      `${stack.name} asks for ${attribute} of ${id} (${type}), which the local stack does not know.`,
    );
  }

  #sub(text: unknown, stack: StackTemplate): string {
    if (typeof text !== "string")
      throw new Error(`${stack.name} gives Fn::Sub values of its own, which the local stack does not know.`);
    return text.replaceAll(/\$\{([^}]+)\}/g, (_all, id: string) => String(this.#ref(stack, id)));
  }

  #import(name: string): unknown {
    for (const stack of this.#stacks) {
      for (const output of Object.values(stack.template.Outputs)) {
        if (output.Export && this.resolve(output.Export.Name, stack) === name)
          return this.resolve(output.Value, stack);
      }
    }
    throw new Error(`No stack exports ${name}.`);
  }

  #call(name: string, argument: unknown, stack: StackTemplate): unknown {
    if (name === "Ref") return this.#ref(stack, String(argument));
    if (name === "Fn::Sub") return this.#sub(argument, stack);
    if (name === "Fn::GetAtt") {
      const [id = "", ...attribute] = Array.isArray(argument)
        ? argument.map(String)
        : String(argument).split(".");
      return this.#attribute(stack, id, attribute.join("."));
    }
    const value = this.resolve(argument, stack);
    if (name === "Fn::ImportValue") return this.#import(String(value));
    const list: unknown[] = Array.isArray(value) ? value : [];
    if (name === "Fn::Join") return Array.isArray(list[1]) ? list[1].map(String).join(String(list[0])) : "";
    if (name === "Fn::Select") return Array.isArray(list[1]) ? list[1][Number(list[0])] : undefined;
    if (name === "Fn::Split") return String(list[1]).split(String(list[0]));
    throw new Error(`${stack.name} uses ${name}, which the local stack does not know.`);
  }

  resolve(value: unknown, stack: StackTemplate): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item, stack));
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    const [only] = entries;
    if (only !== undefined && entries.length === 1) {
      const [key, argument] = only;
      if (key === "Ref" || key.startsWith("Fn::")) return this.#call(key, argument, stack);
    }
    return Object.fromEntries(entries.map(([key, item]) => [key, this.resolve(item, stack)]));
  }

  properties(stack: StackTemplate, id: string): Record<string, unknown> {
    const resolved = this.resolve(stack.template.Resources[id]?.Properties ?? {}, stack);
    return isRecord(resolved) ? resolved : {};
  }
}

/**
 * Works out the templates of an assembly: references within and between stacks, pseudo parameters. Throws with the name of any
 * resource type, attribute or function it does not know, and of any resource that has a condition.
 */
export function resolveTemplates(assembly: Assembly, place: Place): ResolvedTemplate {
  const resolver = new Resolver(assembly.stacks, place);
  const resources: Resource[] = [];
  const outputs: Record<string, unknown> = {};
  const stackOf = new Map<string, string>();
  for (const stack of assembly.stacks) {
    for (const [id, { Type: type, Condition: condition }] of Object.entries(stack.template.Resources)) {
      typeOf(type);
      const other = stackOf.get(id);
      if (other !== undefined)
        throw new Error(
          `${other} and ${stack.name} both have a ${id}; here a logical id names one resource.`,
        );
      stackOf.set(id, stack.name);
      if (condition !== undefined)
        throw new Error(`${id} of ${stack.name} has a condition, which the local stack does not decide.`);
      const [name, arn] = [resolver.name(stack, id), resolver.arn(stack, id)];
      resources.push({ stack: stack.name, id, type, name, arn, properties: resolver.properties(stack, id) });
    }
    for (const [name, { Value }] of Object.entries(stack.template.Outputs))
      outputs[name] = resolver.resolve(Value, stack);
  }
  return {
    resources,
    outputs,
    ofType: (...types) => resources.filter((resource) => types.includes(resource.type)),
  };
}
