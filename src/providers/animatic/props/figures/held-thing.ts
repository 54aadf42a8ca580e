import type { ProductForm, SceneSubject } from "@/domain/picture/scene-spec";
import type { Box } from "@/providers/animatic/light";
import { productAspect } from "@/providers/animatic/props/draw-product";
import { type Pose, thingHeld } from "@/providers/animatic/props/figures/pose";
import type { Skeleton } from "@/providers/animatic/props/figures/skeleton";

/** Height in tenths of a head that a thing has in a hand. */
const heldHeights: Partial<Record<ProductForm, number>> = {
  bottle: 15,
  can: 8.5,
  cup: 7,
  glass: 9,
  phone: 8.4,
  camera: 6.6,
  book: 11,
  box: 13,
  bag: 15,
  laptop: 12,
  shoe: 7,
  backpack: 20,
  plant: 15,
  toy: 14,
  pizza: 7,
  "food-plate": 6,
  chair: 26,
  lamp: 18,
  garment: 18,
  speaker: 12,
  headphones: 11,
  watch: 7,
  ring: 5,
  ticket: 5,
  "app-screen": 9,
};

/** A thing without a brand, for the hands of somebody whose action names it: neutral, so as not to compete with the product. */
export function unbranded(form: ProductForm, person: SceneSubject): SceneSubject {
  const neutral = { phone: "#23242b", camera: "#2b2c33", laptop: "#c9ccd2", book: "#8c5b46" } as Partial<
    Record<ProductForm, string>
  >;
  return {
    ...person,
    kind: "prop",
    form,
    label: "",
    marks: ["star"],
    materials: [],
    colours: [neutral[form] ?? "#f1ece2", person.colours[1] ?? person.colours[0] ?? "#c9824f"],
    action: "",
  };
}

/** What the person's action puts into the hands, unbranded; null for nothing. */
export function thingNamed(person: SceneSubject): SceneSubject | null {
  const form = thingHeld(person.action.toLowerCase());
  return form ? unbranded(form, person) : null;
}

/** Where the thing is, in the skeleton's units, so that the hands close around it. */
export function heldBox(pose: Pose, skeleton: Skeleton, form: ProductForm): Box {
  const height = heldHeights[form] ?? 10;
  const width = height * productAspect(form);
  const { farArm, nearArm, head } = skeleton;
  if (pose.hold === "between-hands") {
    const middle = (farArm.end.x + nearArm.end.x) / 2 + 3;
    return { x: middle - width / 2, y: Math.max(farArm.end.y, nearArm.end.y) + 2 - height, width, height };
  }
  if (pose.hold === "at-face" && form === "camera") return { x: head.x - 1, y: head.y - 2.6, width, height };
  const grasp = { x: farArm.end.x + 1.4, y: farArm.end.y - 1.2 };
  return { x: grasp.x - width / 2, y: grasp.y - height * 0.55, width, height };
}
