import type { PixelSize } from "@/domain/media/format";
import type { Frame } from "../clip-samples";
import { frameFidelity } from "../frame-fidelity";
import { measured } from "../measured";

export const lastFrameFidelity = (shown: Frame, given: Frame, size: PixelSize) =>
  measured("lastFrameFidelity", frameFidelity(shown, given, size));
