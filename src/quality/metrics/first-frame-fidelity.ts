import type { PixelSize } from "@/domain/media/format";
import type { Frame } from "../clip-samples";
import { frameFidelity } from "../frame-fidelity";
import { measured } from "../measured";

export const firstFrameFidelity = (shown: Frame, given: Frame, size: PixelSize) =>
  measured("firstFrameFidelity", frameFidelity(shown, given, size));
