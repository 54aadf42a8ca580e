import { XMLParser } from "fast-xml-parser";

/** What an element may have: attributes, those it must have marked "!", and its children in their order. */
type Model = { attributes: string; children?: RegExp };

const anchored = "((asset-clip|ref-clip|clip|title|spine|gap) )*";
const marked = "((marker|chapter-marker) )*";
const adjusted = "(note )?(conform-rate )?(timeMap )?(adjust-[a-zA-Z]+ )*";
const placed = "name lane offset start duration enabled modDate";

/** The elements of FCPXML 1.10 that a cut needs, after the grammar that Apple publishes with the format. */
const models: Readonly<Record<string, Model>> = {
  fcpxml: { attributes: "version!", children: /^(import-options )?(resources )?(library )?$/ },
  resources: { attributes: "", children: /^((asset|effect|format|media) )*$/ },
  format: { attributes: "id! name frameDuration fieldOrder width height paspH paspV colorSpace" },
  asset: {
    attributes:
      "id! name uid start duration hasVideo format hasAudio videoSources audioSources audioChannels audioRate",
    children: /^(media-rep )+(bookmark )?(metadata )?$/,
  },
  "media-rep": { attributes: "kind sig src! suggestedFilename" },
  effect: { attributes: "id! name uid! src" },
  media: { attributes: "id! name uid projectRef modDate", children: /^((multicam|sequence) )?$/ },
  library: { attributes: "location colorProcessing", children: /^(event )*$/ },
  event: { attributes: "name uid", children: /^((asset-clip|ref-clip|clip|project) )*$/ },
  project: { attributes: "name uid id modDate", children: /^sequence $/ },
  sequence: {
    attributes: "format! duration tcStart tcFormat audioLayout audioRate renderFormat keywords",
    children: /^(note )?spine (metadata )?$/,
  },
  spine: {
    attributes: "lane offset name format",
    children: /^((asset-clip|ref-clip|clip|title|gap|transition) )*$/,
  },
  "asset-clip": {
    attributes: `ref! ${placed} srcEnable audioStart audioDuration format tcStart tcFormat audioRole videoRole`,
    children: new RegExp(
      `^${adjusted}${anchored}${marked}(audio-channel-source )*(filter-(video|audio) )*(metadata )?$`,
    ),
  },
  "ref-clip": {
    attributes: `ref! ${placed} srcEnable audioStart audioDuration useAudioSubroles`,
    children: new RegExp(
      `^${adjusted}${anchored}${marked}(audio-role-source )*(filter-(video|audio) )*(metadata )?$`,
    ),
  },
  gap: {
    attributes: "name offset start duration! enabled",
    children: new RegExp(`^(note )?${anchored}${marked}(metadata )?$`),
  },
  transition: {
    attributes: "name offset duration!",
    children: /^(filter-video )?(filter-audio )?(marker )*(metadata )?$/,
  },
  title: {
    attributes: `ref! ${placed} role`,
    children: new RegExp(
      `^(param )*(text )*(text-style-def )*(note )?(conform-rate )?(adjust-[a-zA-Z]+ )*${anchored}${marked}$`,
    ),
  },
  text: {
    attributes: "display-style roll-up-height position placement alignment",
    children: /^(text-style )*$/,
  },
  "text-style": {
    attributes:
      "ref font fontSize fontFace fontColor backgroundColor bold italic strokeColor strokeWidth kerning alignment lineSpacing",
  },
  "text-style-def": { attributes: "id! name", children: /^(text-style )+$/ },
  marker: { attributes: "start! duration value! completed note" },
  timeMap: { attributes: "frameSampling preservesPitch", children: /^(timept )+$/ },
  timept: { attributes: "time! value! interp inTime outTime" },
  "adjust-volume": { attributes: "amount", children: /^(param )*$/ },
  param: {
    attributes: "name! key value enabled",
    children: /^((param|fadeIn|fadeOut|keyframeAnimation) )*$/,
  },
};

type Ordered = { [name: string]: Ordered[] | string | Record<string, string> } & {
  ":@"?: Record<string, string>;
};

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: "" });

/** What an importer that holds a document to the grammar would refuse, one line each; empty for a valid one. */
export function fcpxmlProblems(document: string): string[] {
  const ids = new Set([...document.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  const problems = (nodes: readonly Ordered[]): string[] => nodes.flatMap((node) => problemsOf(node));
  const problemsOf = (node: Ordered): string[] => {
    const name = nameOf(node);
    if (name === null) return [];
    const model = models[name];
    if (!model) return [`${name} is unknown`];
    const attributes = node[":@"] ?? {};
    const children = node[name] as Ordered[];
    const order = children.flatMap((child) => nameOf(child) ?? []);
    const allowed = model.attributes.split(" ");
    return [
      ...Object.keys(attributes).flatMap((key) =>
        allowed.includes(key) || allowed.includes(`${key}!`) ? [] : [`${name} cannot have ${key}`],
      ),
      ...allowed.flatMap((key) =>
        key.endsWith("!") && !(key.slice(0, -1) in attributes) ? [`${name} lacks ${key.slice(0, -1)}`] : [],
      ),
      ...["ref", "format"].flatMap((key) => {
        const id = attributes[key];
        return id === undefined || ids.has(id) ? [] : [`${name} names ${id}, which is not there`];
      }),
      ...((model.children ?? /^$/).test(order.map((child) => `${child} `).join(""))
        ? []
        : [`${name} has ${order.join(", ")} in it`]),
      ...problems(children),
    ];
  };
  return problems(parser.parse(document) as Ordered[]);
}

/** Null for text, and for what stands before the document. */
const nameOf = (node: Ordered): string | null =>
  Object.keys(node).find((key) => key !== ":@" && key !== "#text" && !key.startsWith("?")) ?? null;
