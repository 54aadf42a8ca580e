import type { SettingKind } from "@/domain/picture/scene-spec";
import type { PlacePainter } from "@/providers/animatic/scene/place";
import { abstract } from "./abstract";
import { bathroom } from "./bathroom";
import { beach } from "./beach";
import { cafe } from "./cafe";
import { desert } from "./desert";
import { forest } from "./forest";
import { garden } from "./garden";
import { gym } from "./gym";
import { kitchen } from "./kitchen";
import { livingRoom } from "./living-room";
import { mountain } from "./mountain";
import { office } from "./office";
import { road } from "./road";
import { skyline } from "./skyline";
import { stadium } from "./stadium";
import { stage } from "./stage";
import { street } from "./street";
import { studio } from "./studio";

/** Every setting the planner can name. A new kind does not compile until somebody paints it. */
export const places: Record<SettingKind, PlacePainter> = {
  studio,
  kitchen,
  "living-room": livingRoom,
  bathroom,
  office,
  cafe,
  street,
  skyline,
  stadium,
  gym,
  beach,
  forest,
  mountain,
  desert,
  garden,
  road,
  stage,
  abstract,
};
