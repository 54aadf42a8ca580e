import { StudioError } from "@/domain/errors";

/**
 * A box of boxes with a name (JUMBF, ISO 19566-5), as far as manifests consist of them: `kind` is four letters, `content`
 * other such boxes or one piece of CBOR.
 */
export type NamedBox = { kind: string; label: string; content: readonly NamedBox[] | Uint8Array };

/** The rest of the 16 bytes that name a kind; its four letters stand before it. */
const kindTail = Buffer.from("00110010800000aa00389b71", "hex");
/** The box may be asked for by its label. */
const requestable = 0x03;

const plainBox = (type: string, content: Uint8Array): Buffer => {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(header.length + content.length, 0);
  header.write(type, 4, "latin1");
  return Buffer.concat([header, content]);
};

/** The bytes of a box with everything in it. */
export const writeNamedBox = (box: NamedBox): Buffer => plainBox("jumb", namedContent(box));

/** What references to a box are hashed over: its description and content without the header around them. */
export function namedContent({ kind, label, content }: NamedBox): Buffer {
  const description = Buffer.concat([
    Buffer.from(kind, "latin1"),
    kindTail,
    Buffer.from([requestable]),
    Buffer.from(`${label}\0`, "utf8"),
  ]);
  const parts =
    content instanceof Uint8Array ? [plainBox("cbor", content)] : content.map((one) => writeNamedBox(one));
  return Buffer.concat([plainBox("jumd", description), ...parts]);
}

/** A box as it was read: with its own bytes, over which references to it were hashed. */
export type ReadBox = { kind: string; label: string; hashed: Buffer; boxes: ReadBox[]; cbor: Buffer | null };

const unreadable = () =>
  new StudioError("media-failed", "The Content Credentials in the file cannot be read: they are damaged.");

/** Reads one box with everything in it. Throws "media-failed" when it is not what the standard describes. */
export function readNamedBox(bytes: Buffer): ReadBox {
  const [outer, ...others] = plainBoxes(bytes);
  if (outer?.type !== "jumb" || others.length > 0) throw unreadable();
  const [description, ...content] = plainBoxes(outer.content);
  if (description?.type !== "jumd") throw unreadable();
  const end = description.content.length - 1;
  const isKnown =
    description.content.subarray(4, 16).equals(kindTail) && description.content[16] === requestable;
  if (!isKnown || description.content.indexOf(0, 17) !== end) throw unreadable();
  return {
    kind: description.content.toString("latin1", 0, 4),
    label: description.content.toString("utf8", 17, end),
    hashed: outer.content,
    boxes: content.flatMap(({ type, whole }) => {
      if (type !== "jumb" && type !== "cbor") throw unreadable();
      return type === "jumb" ? [readNamedBox(whole)] : [];
    }),
    cbor: content.find(({ type }) => type === "cbor")?.content ?? null,
  };
}

function plainBoxes(bytes: Buffer): { type: string; whole: Buffer; content: Buffer }[] {
  const boxes: { type: string; whole: Buffer; content: Buffer }[] = [];
  let start = 0;
  while (start < bytes.length) {
    const size = bytes.length - start < 8 ? 0 : bytes.readUInt32BE(start);
    if (size < 8 || start + size > bytes.length) throw unreadable();
    const whole = bytes.subarray(start, start + size);
    boxes.push({ type: whole.toString("latin1", 4, 8), whole, content: whole.subarray(8) });
    start += size;
  }
  return boxes;
}
