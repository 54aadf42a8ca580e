import type { Mood } from "@/domain/picture/scene-spec";
import { drivingStyles } from "./driving-styles";
import { gentleStyles } from "./gentle-styles";
import type { Style } from "./style";

export const styles: Record<Mood, Style> = { ...gentleStyles, ...drivingStyles };
