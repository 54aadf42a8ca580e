/** What a font says of embedding it, from the least to the most that it forbids. */
export const fontLicences = ["installable", "editable", "preview", "restricted", "unknown"] as const;
export type FontLicence = (typeof fontLicences)[number];

/** What its maker should know of a font's licence; null where it allows what is done here. */
export function licenceWarning(licence: FontLicence): string | null {
  if (licence === "restricted") {
    return "The font says that it must not be embedded. Ask whoever sold it whether your licence covers video.";
  }
  if (licence === "preview") {
    return "The font may be embedded for viewing and printing only. Check that your licence covers video.";
  }
  return licence === "unknown"
    ? "The font says nothing of its licence. Check that yours covers video."
    : null;
}
