import type { ResolvedBrief } from "@/domain/brief/brief";
import type { Plan, PlanElement, PlanShot } from "@/domain/plan/plan";
import { chainHead, sceneOf } from "@/domain/plan/shot-chain";
import { hash32 } from "@/domain/random";
import type { CameraPath } from "@/domain/shot/camera";
import { photosFor } from "./photo-choice";
import type { SceneSpec, SceneSubject } from "./scene-spec";

const maxSubjects = 6;
const minPaletteColours = 3;
const maxPaletteColours = 6;

/** An element as it stands in a picture: the same colours, marks and identity wherever it is seen. */
export function elementSubject(
  element: PlanElement,
  brief: ResolvedBrief,
  seen: Pick<PlanShot["elements"][number], "visibility" | "emphasis" | "action"> & {
    /** The photo that suits best; the maker's first one when left out. */
    photo?: string | undefined;
    /** The element's own picture from the library, before all photos of the brief. */
    reference?: string | undefined;
  },
): SceneSubject {
  return {
    elementKey: element.key,
    kind: element.kind === "location" ? "prop" : element.kind,
    form: element.form,
    name: element.name,
    label: element.label,
    colours: element.colours,
    materials: element.materials,
    marks: element.marks,
    identitySeed: hash32(`${brief.seed}/element/${element.key}`),
    visibility: seen.visibility,
    emphasis: seen.emphasis,
    action: element.kind === "character" ? seen.action : "",
    photoDigest: photoOf(element, brief, seen),
  };
}

/** People are drawn, so that they can move; things are cut out of their picture where there is one. */
function photoOf(
  { kind }: PlanElement,
  { imageDigests }: ResolvedBrief,
  { photo, reference }: { photo?: string | undefined; reference?: string | undefined },
): string | null {
  if (kind === "character") return null;
  const ofBrief = kind === "product" ? (photo ?? imageDigests[0]) : undefined;
  return reference ?? ofBrief ?? null;
}

/** Brand colours lead, then the plan's; a colour named twice counts once. */
export function scenePalette(plan: Plan, brief: ResolvedBrief): string[] {
  const colours = [...brief.brand.colours, ...plan.palette].map((colour) => colour.toLowerCase());
  const distinct = [...new Set(colours)].slice(0, maxPaletteColours);
  while (distinct.length < minPaletteColours) distinct.push(distinct.at(-1) ?? "#808080");
  return distinct;
}

/**
 * What is in a shot's picture, as data. Shots of one scene share the place (`worldSeed`), an element keeps its
 * identity in every shot, and a shot that continues another shows exactly what that one shows, so that only the
 * camera changes within a continuous take. Repeated palette colours may leave fewer than three: the last is repeated.
 */
export function shotScene(options: {
  plan: Plan;
  shot: PlanShot;
  brief: ResolvedBrief;
  path: CameraPath;
  /** Pictures from the library, by the element's key. */
  references?: ReadonlyMap<string, string>;
}): SceneSpec {
  const { plan, shot, brief, path, references } = options;
  const scene = sceneOf(plan, shot);
  const [photo] = photosFor(brief, plan, shot);
  const subjects = chainHead(plan, shot).elements.flatMap((seen): SceneSubject[] => {
    const element = plan.elements.find(({ key }) => key === seen.key);
    if (!element || element.kind === "location") return [];
    return [elementSubject(element, brief, { ...seen, photo, reference: references?.get(seen.key) })];
  });
  return {
    setting: scene.setting,
    timeOfDay: scene.timeOfDay,
    weather: scene.weather,
    mood: plan.mood,
    palette: scenePalette(plan, brief),
    subjects: subjects.slice(0, maxSubjects),
    camera: shot.camera,
    path,
    ...(brief.look && { grade: brief.look.visual.grade }),
    worldSeed: hash32(`${brief.seed}/scene/${scene.key}/${scene.setting.kind}/${scene.setting.description}`),
  };
}
