import type { ComponentProps } from "react";

/** A picture behind a signed, expiring address. An image optimiser would keep a copy that outlives the signature. */
export function SignedImage({ alt, ...props }: ComponentProps<"img"> & { alt: string }) {
  // biome-ignore lint/performance/noImgElement: see above
  return <img alt={alt} {...props} />;
}
