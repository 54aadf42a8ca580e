import type { SKRSContext2D } from "@napi-rs/canvas";
import type { ProductForm, SceneSubject } from "@/domain/picture/scene-spec";
import type { Box, Light } from "@/providers/animatic/light";
import { burger } from "@/providers/animatic/props/burger";
import { cosmetic, perfume, tube } from "@/providers/animatic/props/cosmetics";
import { appScreen, camera, headphones, laptop, phone, speaker } from "@/providers/animatic/props/devices";
import { cup, glass } from "@/providers/animatic/props/drinkware";
import { foodPlate, iceCream, pizza } from "@/providers/animatic/props/food";
import { chair, house, lamp, plant, toy } from "@/providers/animatic/props/home";
import { createKit } from "@/providers/animatic/props/kit";
import { bag, book, box as carton, ticket } from "@/providers/animatic/props/packaging";
import type { Painter } from "@/providers/animatic/props/painter";
import { bicycle, car } from "@/providers/animatic/props/vehicles";
import { bottle, can, jar } from "@/providers/animatic/props/vessels";
import { ring, watch } from "@/providers/animatic/props/watch-and-ring";
import { backpack, garment, shoe } from "@/providers/animatic/props/wearables";

/** Every form has a painter: a form added to the vocabulary does not compile until it is drawn. */
const painters: Record<ProductForm, Painter> = {
  bottle,
  can,
  jar,
  tube,
  box: carton,
  bag,
  cup,
  glass,
  shoe,
  watch,
  phone,
  laptop,
  headphones,
  speaker,
  camera,
  car,
  bicycle,
  chair,
  lamp,
  garment,
  backpack,
  ring,
  perfume,
  cosmetic,
  plant,
  "food-plate": foodPlate,
  burger,
  pizza,
  "ice-cream": iceCream,
  book,
  ticket,
  "app-screen": appScreen,
  house,
  toy,
};

/** Width of a form's natural silhouette divided by its height. */
export function productAspect(form: ProductForm): number {
  return painters[form].width / painters[form].height;
}

/**
 * Draws the thing as large as fits into `box` (pixels), centred, standing on its lower edge. Transparent around,
 * no cast shadow: the ground it stands on knows best. Equal subjects give equal pixels.
 */
export function drawProduct(
  ctx: SKRSContext2D,
  subject: SceneSubject,
  ...[box, light]: [box: Box, light: Light]
): void {
  const painter = painters[subject.form];
  const scale = Math.min(box.width / painter.width, box.height / painter.height);
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.x, box.y, box.width, box.height);
  ctx.clip();
  ctx.translate(box.x + (box.width - painter.width * scale) / 2, box.y + box.height - painter.height * scale);
  ctx.scale(scale, scale);
  painter.paint(createKit(ctx, subject, light));
  ctx.restore();
}
