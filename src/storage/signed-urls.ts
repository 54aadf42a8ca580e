import { createHmac, timingSafeEqual } from "node:crypto";
import type { Digest } from "@/storage/blob-store";
import { isDigest } from "@/storage/digest";

export const mediaPath = "/api/media/";

export type SignedMedia = { digest: Digest; expiresAtSeconds: number; downloadName: string | undefined };

export type UrlSigner = {
  /**
   * A path on this server. It stays readable for `expiresInSeconds` and up to a quarter longer: moments of expiry are
   * rounded up, so that the same file keeps the same URL, and its place in the browser's cache, from page to page.
   */
  sign(digest: Digest, options: { expiresInSeconds: number; downloadName?: string | undefined }): string;
  /** What a URL of ours allows; "forged" for any other. */
  verify(url: URL): SignedMedia | "forged" | "expired";
};

export function createUrlSigner({ key, nowMs = Date.now }: { key: string; nowMs?: () => number }): UrlSigner {
  const signatureOf = (digest: string, exp: string, name: string) =>
    createHmac("sha256", key).update(`media\n${digest}\n${exp}\n${name}`).digest("base64url");
  return {
    sign(digest, { expiresInSeconds, downloadName = "" }) {
      const step = Math.max(1, Math.floor(expiresInSeconds / 4));
      const exp = String(Math.ceil(nowMs() / 1000 / step) * step + expiresInSeconds);
      const query = new URLSearchParams({ exp, sig: signatureOf(digest, exp, downloadName) });
      if (downloadName) query.set("name", downloadName);
      return `${mediaPath}${digest}?${query}`;
    },
    verify(url) {
      const digest = url.pathname.startsWith(mediaPath) ? url.pathname.slice(mediaPath.length) : "";
      const [exp = "", name = "", sig = ""] = ["exp", "name", "sig"].map(
        (key) => url.searchParams.get(key) ?? "",
      );
      if (!isDigest(digest) || !/^\d{1,12}$/.test(exp)) return "forged";
      if (!equalInConstantTime(sig, signatureOf(digest, exp, name))) return "forged";
      const expiresAtSeconds = Number(exp);
      if (expiresAtSeconds * 1000 <= nowMs()) return "expired";
      return { digest, expiresAtSeconds, downloadName: name || undefined };
    },
  };
}

function equalInConstantTime(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
