/** A title as part of a file name: letters and digits of every script, words joined by hyphens. */
export function slug(title: string): string {
  const words =
    title
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.join("-").slice(0, 60).replace(/-+$/, "") || "video";
}

export const videoFileName = (title: string, version: number) => `${slug(title)}-v${version}.mp4`;
