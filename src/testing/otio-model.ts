/**
 * OpenTimelineIO's own list of what its classes serialize, as its project publishes it (otio-serialized-schema-only-fields
 * of release 0.17). It is data of the format: nothing here knows how the studio writes documents.
 */
const item = ["effects", "enabled", "markers", "metadata", "name", "source_range"];
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  "Timeline.1": ["global_start_time", "metadata", "name", "tracks"],
  "Stack.1": [...item, "children"],
  "Track.1": [...item, "children", "kind"],
  "Clip.2": [...item, "active_media_reference_key", "media_references"],
  "Gap.1": item,
  "Transition.1": ["in_offset", "metadata", "name", "out_offset", "transition_type"],
  "ExternalReference.1": ["available_image_bounds", "available_range", "metadata", "name", "target_url"],
  "Marker.2": ["color", "comment", "marked_range", "metadata", "name"],
  "LinearTimeWarp.1": ["effect_name", "metadata", "name", "time_scalar"],
  "RationalTime.1": ["rate", "value"],
  "TimeRange.1": ["duration", "start_time"],
};
/** Fields that release 0.18 has added; earlier ones keep what they do not know. */
const laterFields: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(["Stack.1", "Track.1", "Clip.2", "Gap.1"].map((schema) => [schema, ["color"]])),
  "LinearTimeWarp.1": ["enabled"],
};
/** Which classes may stand in a field. */
const classesIn: Readonly<Record<string, readonly string[]>> = {
  tracks: ["Stack.1"],
  global_start_time: ["RationalTime.1"],
  in_offset: ["RationalTime.1"],
  out_offset: ["RationalTime.1"],
  duration: ["RationalTime.1"],
  start_time: ["RationalTime.1"],
  source_range: ["TimeRange.1"],
  available_range: ["TimeRange.1"],
  marked_range: ["TimeRange.1"],
  effects: ["LinearTimeWarp.1"],
  markers: ["Marker.2"],
  media_references: ["ExternalReference.1"],
  // A track is a composition of anything that has a length, other compositions among them.
  children: ["Track.1", "Stack.1", "Clip.2", "Gap.1", "Transition.1"],
};

type Node = { OTIO_SCHEMA: string } & Record<string, unknown>;
type Time = { rate: number; value: number };
type Range = { start_time: Time; duration: Time };

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "OTIO_SCHEMA" in value;

/** What a document has that OpenTimelineIO would not read as it is meant, in words; nothing for a sound one. */
export function otioProblems(document: string): string[] {
  const timeline: unknown = JSON.parse(document);
  if (!isNode(timeline) || timeline.OTIO_SCHEMA !== "Timeline.1") return ["it is no timeline"];
  const nodes = nodesIn(timeline);
  const rates = new Set(nodes.flatMap((node) => (node.OTIO_SCHEMA === "RationalTime.1" ? [node.rate] : [])));
  return [
    ...nodes.flatMap(fieldProblems),
    ...nodes.flatMap(placeProblems),
    ...(rates.size === 1 ? [] : [`it counts at ${rates.size} rates`]),
  ];
}

/** Everything that is of a class; metadata are anybody's own. */
function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== "object" || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, one]) => (name === "metadata" ? [] : nodesIn(one)));
  return isNode(value) ? [value, ...inside] : inside;
}

function fieldProblems(node: Node): string[] {
  const { OTIO_SCHEMA: schema } = node;
  const wanted = fieldsOf[schema];
  if (!wanted) return [`${schema} is no class that every release knows`];
  const known = [...wanted, ...(laterFields[schema] ?? []), "OTIO_SCHEMA"];
  return [
    ...wanted.filter((name) => !(name in node)).map((name) => `${schema} lacks ${name}`),
    ...Object.keys(node).flatMap((name) => (known.includes(name) ? [] : [`${schema} has no ${name}`])),
    ...Object.entries(node).flatMap(([name, value]) => classProblems(schema, name, value)),
  ];
}

function classProblems(schema: string, name: string, value: unknown): string[] {
  const classes = classesIn[name];
  if (!classes || value === null) return [];
  const held =
    Array.isArray(value) || name !== "media_references" ? [value].flat() : Object.values(Object(value));
  return held.flatMap((one) =>
    isNode(one) && classes.includes(one.OTIO_SCHEMA) ? [] : [`${schema}.${name} holds something else`],
  );
}

/** Rules of the classes that no list of fields tells. */
function placeProblems(node: Node): string[] {
  if (node.OTIO_SCHEMA === "Stack.1") {
    return nodesIn(node.children).some(({ OTIO_SCHEMA }) => OTIO_SCHEMA === "Track.1") ? [] : ["no track"];
  }
  if (node.OTIO_SCHEMA === "Clip.2") return mediaProblems(node);
  if (node.OTIO_SCHEMA !== "Track.1") return [];
  const children = (node.children as Node[]).map(({ OTIO_SCHEMA }) => OTIO_SCHEMA);
  return children.flatMap((schema, index) => {
    if (schema !== "Transition.1") return [];
    const beside = [children[index - 1], children[index + 1]];
    return beside.every((one) => one !== undefined && one !== "Transition.1")
      ? []
      : ["a transition joins nothing"];
  });
}

function mediaProblems(clip: Node): string[] {
  const references = clip.media_references as Record<string, Node>;
  const media = references[String(clip.active_media_reference_key)];
  if (!media) return ["a clip has no media"];
  const [used, there] = [clip.source_range as Range, media.available_range as Range];
  const ends = ({ start_time, duration }: Range) => start_time.value + duration.value;
  const factor = (clip.effects as { time_scalar: number }[])[0]?.time_scalar ?? 1;
  const needed = used.start_time.value + used.duration.value * factor;
  const isInside = used.start_time.value >= there.start_time.value && needed <= ends(there) + 1;
  return isInside ? [] : [`a clip shows ${needed} frames of ${ends(there)}`];
}
