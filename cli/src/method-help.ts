import type { Method } from "@chengqi/domain/methods/method";
import { z } from "zod";
import { compute } from "./compute.js";

interface Property {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Property;
  readonly anyOf?: readonly Property[];
  readonly description?: string;
}

function typeText({ type, enum: values, items, anyOf }: Property): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (anyOf) return anyOf.map(typeText).join(" | ");
  return type === "array" ? `list of ${items ? typeText(items) : "values"}` : (type ?? "value");
}

const lines = (rows: readonly (readonly [string, string])[]): string => rows.map(([name, text]) => `  ${name.padEnd(22)} ${text}`).join("\n");

/** What a method reads and gives, and its example computed now. */
export async function methodHelp(method: Method): Promise<string> {
  const schema = z.toJSONSchema(method.input, { unrepresentable: "any" }) as { properties?: Record<string, Property>; required?: string[] };
  const reads = Object.entries(schema.properties ?? {}).map(([key, property]) =>
    [`${key}${schema.required?.includes(key) ? "" : "?"}`, `${typeText(property)}${property.description ? `: ${property.description}` : ""}`] as const);
  const result = JSON.parse([...(await compute(method.name, JSON.stringify(method.example)))].join("")) as object;
  return [
    `chengqi compute ${method.name} < input.json > output.json`, "", method.title.zh, method.title.en, "",
    "input", lines(reads), "", "output", lines(Object.entries(method.gives)), "",
    "example", ...[["input", method.example], ["output", result]].map(([name, value]) => `  ${name as string}\n    ${JSON.stringify(value)}`), "",
  ].join("\n");
}
