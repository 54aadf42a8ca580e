/** The light of a scene, as everything in the picture is shaded by it. */
export type Light = {
  /** Where the key light stands: -1 = from the left, 0 = behind the camera, 1 = from the right. */
  side: number;
  /** 0 = at the horizon (long shadows), 1 = overhead. */
  height: number;
  /** #rrggbb of lit and of shadowed surfaces' tint. */
  key: string;
  fill: string;
  /** Colour of the edge that the back light draws. */
  rim: string;
  /** 0 = black shadows, 1 = no shadows. */
  ambient: number;
};

/** A rectangle in pixels; things stand on its lower edge. */
export type Box = { x: number; y: number; width: number; height: number };
