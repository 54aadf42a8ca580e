/** A node of an XML document: a name, attributes and what is inside. */
export type XmlNode = {
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  content: readonly XmlNode[] | string;
};

export const node = (
  name: string,
  attributes: XmlNode["attributes"] = {},
  content: XmlNode["content"] = [],
): XmlNode => ({ name, attributes, content });

/** An element that holds a text or a number and has no attributes. */
export const leaf = (name: string, value: string | number): XmlNode => node(name, {}, String(value));

/** An element that holds others and has no attributes. */
export const group = (name: string, content: readonly XmlNode[]): XmlNode => node(name, {}, content);

/** The document with its declaration and document type, indented by two blanks. */
export const xmlDocument = (doctype: string, root: XmlNode): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${doctype}>\n${written(root, "")}\n`;

function written({ name, attributes, content }: XmlNode, indent: string): string {
  const open = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escaped(value)}"`)].join(
    " ",
  );
  if (content.length === 0) return `${indent}<${open}/>`;
  if (typeof content === "string") return `${indent}<${open}>${escaped(content)}</${name}>`;
  const inside = content.map((child) => written(child, `${indent}  `)).join("\n");
  return `${indent}<${open}>\n${inside}\n${indent}</${name}>`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Characters that XML 1.0 cannot hold at all are left out: a title may come from anywhere. */
const escaped = (value: string | number): string =>
  String(value)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
