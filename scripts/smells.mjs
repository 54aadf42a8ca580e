// Usage: node scripts/smells.mjs [folder...]   Exits 1 when something is found that deserves a second look.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const found = new Map();
const report = (smell, place) => found.set(smell, [...(found.get(smell) ?? []), place]);

const limits = { functionLines: 60, componentLines: 150, parameters: 3, useStates: 5, sharedKeys: 3 };
const narration =
  /^\s*\/\/\s*(Create|Get|Set|Check|Initiali[sz]e|Fetch|Update|Add|Return|Handle|Loop|Call|Import|Define|Validate|Convert|Parse|Log|Render|Step \d|=+|-{4,}|─{4,})/;
/** Object shapes of zod schemas, by their keys: the same one in two files is one boundary described twice. */
const shapes = new Map();

function checkText({ file, text }) {
  if (/(^|\/)(utils?|helpers?|misc|common|shared)(\.tsx?|\/)/.test(file))
    report("module named after nothing", file);
  if ((text.match(/\buseState[<(]/g) ?? []).length > limits.useStates)
    report("six or more useState in one file", file);
  for (const [line, content] of text.split("\n").entries()) {
    if (narration.test(content)) report("narrating comment", `${file}:${line + 1}`);
  }
}

const isFunction = (node) =>
  (ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node)) &&
  node.body;

/** Lines of the functions inside, which are counted each on its own: a factory is not long because its product is. */
function innerLines(node, linesOf) {
  let lines = 0;
  const visit = (child) => {
    if (isFunction(child)) lines += Math.max(0, linesOf(child) - 1);
    else ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  return lines;
}

function checkFunction(node, { file, source, isTest, at }) {
  if (!isFunction(node)) return;
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line;
  const linesOf = (part) => lineOf(part.end) - lineOf(part.getStart()) + 1;
  const lines = linesOf(node) - innerLines(node, linesOf);
  const name =
    node.name?.getText() ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : "");
  const isComponent = file.endsWith("x") && /^[A-Z]/.test(name);
  if (isComponent && linesOf(node) > limits.componentLines) report("component over 150 lines", at(node));
  if (!isComponent && !isTest && lines > limits.functionLines) report("function over 60 lines", at(node));
  if (node.parameters.length > limits.parameters) report("more than 3 positional parameters", at(node));
}

function checkSchema(node, { isTest, at }) {
  if (isTest || !ts.isCallExpression(node)) return;
  const [shape] = node.arguments;
  const isObject = /^z\.(object|strictObject)$/.test(node.expression.getText());
  if (!isObject || !shape || !ts.isObjectLiteralExpression(shape)) return;
  const keys = shape.properties.map((property) => property.name?.getText() ?? "...").sort();
  if (keys.length >= limits.sharedKeys)
    shapes.set(keys.join(), [...(shapes.get(keys.join()) ?? []), at(node)]);
}

function checkTest(node, { isTest, at }) {
  if (!isTest || !ts.isCallExpression(node) || node.arguments.length < 2) return;
  if (!/^(it|test)$/.test(node.expression.getText())) return;
  const body = node.arguments.at(-1).getText();
  const assertions = (body.match(/\bexpect\w*\b|\bfc\.assert\b|\bassert\w*\(/g) ?? []).length;
  const mocks = (body.match(/\.toHaveBeen(Last|Nth)?Called/g) ?? []).length;
  if (assertions === 0) report("test without an assertion", at(node));
  else if (mocks >= assertions) report("test that only asserts mocks", at(node));
}

function checkFile(file) {
  const text = readFileSync(file, "utf8");
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const at = (node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const context = { file, text, source, at, isTest: /\.test\.tsx?$/.test(file) };
  checkText(context);
  const visit = (node) => {
    checkFunction(node, context);
    checkSchema(node, context);
    checkTest(node, context);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

const roots = process.argv.slice(2).length ? process.argv.slice(2) : ["src"];
for (const root of roots) {
  const names = readdirSync(root, { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  for (const name of names) checkFile(join(root, name));
}
for (const places of shapes.values()) {
  const files = new Set(places.map((place) => place.split(":")[0]));
  if (files.size > 1) report("same zod object shape in two files", places.join(" = "));
}
for (const [smell, places] of found) {
  console.log(`${smell} (${places.length})\n  ${places.slice(0, 20).join("\n  ")}`);
}
process.exitCode = found.size > 0 ? 1 : 0;
