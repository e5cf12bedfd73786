// Writes chat_server/web/wire/types.ts from the JSON Schema on standard input.
import { writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { compile } from "json-schema-to-typescript";

const schema = JSON.parse(await text(process.stdin));

// Every field would otherwise become a named alias of its title; only whole shapes deserve a name.
function dropFieldTitles(node, isDefinition) {
  if (Array.isArray(node)) {
    for (const item of node) dropFieldTitles(item, false);
  } else if (node && typeof node === "object") {
    if (!isDefinition && typeof node.title === "string") node.title = undefined;
    if (node.type === "object" && !("additionalProperties" in node)) node.additionalProperties = false;
    for (const [key, value] of Object.entries(node)) {
      if (key === "$defs" || key === "properties") {
        for (const child of Object.values(value)) dropFieldTitles(child, key === "$defs");
      } else {
        dropFieldTitles(value, false);
      }
    }
  }
}

dropFieldTitles(schema, true);
const source = await compile(schema, "Wire", {
  bannerComment: "// Generated from chat_server/protocol by `make generate`. Do not edit.",
  additionalProperties: false,
  unreachableDefinitions: false,
  maxItems: -1,
});
const target = process.argv[2] ?? "chat_server/web/wire/types.ts";
writeFileSync(target, source);
