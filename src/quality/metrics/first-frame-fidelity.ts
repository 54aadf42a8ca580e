import type { PixelSize } from "@/domain/media/format";
import { frameFidelity } from "../frame-fidelity";
import { measured } from "../measured";
import type { Frame } from "../small-frame";

export const firstFrameFidelity = (shown: Frame, given: Frame, size: PixelSize) =>
  measured("firstFrameFidelity", frameFidelity(shown, given, size));
