export type FormPart = { fileName: string | null; bytes: Buffer };

/** One part of a multipart form by its name; null when the form has no such part or is none. */
export function formPart(body: Buffer, contentType: string, name: string): FormPart | null {
  const boundary = contentType.match(/boundary=(?:"([^"]+)"|([^;]+))/);
  if (!boundary) return null;
  const delimiter = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  for (let at = body.indexOf(delimiter); at >= 0; ) {
    const next = body.indexOf(delimiter, at + delimiter.length);
    if (next < 0) return null;
    // After the delimiter and before the next one stand line ends.
    const part = body.subarray(at + delimiter.length + 2, next - 2);
    const headEnd = part.indexOf("\r\n\r\n");
    const head = part.subarray(0, headEnd).toString();
    if (head.includes(`name="${name}"`)) {
      const fileName = head.match(/filename="([^"]*)"/)?.[1] ?? null;
      return { fileName, bytes: part.subarray(headEnd + 4) };
    }
    at = next;
  }
  return null;
}
