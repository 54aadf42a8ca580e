/**
 * Downloads a file that somebody else's machine offers, to a path of ours. The one way in for bytes from outside:
 * addresses inside the own network are refused, and so is a file over `maxBytes` or of a kind that was not asked for.
 */
export type FetchRemote = (
  url: string,
  options: {
    toFile: string;
    maxBytes: number;
    headers?: Record<string, string>;
    signal?: AbortSignal;
    accept: "image" | "video" | "audio";
  },
) => Promise<{ path: string; contentType: string; bytes: number }>;
