import type { ContentFault, Reply } from "./http-double";
import { formatOf, type Job, type Jobs, modelOf } from "./replicate-jobs";
import { bytesOfDataUrl, type MadeFile, makeClip, makePicture, makeSound } from "./replicate-media";
import { notFound, type StoredFile } from "./replicate-service";

export type ReadyMade = { image: MadeFile; video: MadeFile; sound: MadeFile };

/** Makes what predictions have to show, once, when it is first asked for. */
export class Outputs {
  readonly #made = new Map<string, Promise<MadeFile>>();

  constructor(
    private readonly parts: {
      jobs: Jobs;
      files: ReadonlyMap<string, StoredFile>;
      url: () => string;
      readyMade?: ReadyMade | undefined;
    },
  ) {}

  async get(id: string, faultNow: ContentFault | null): Promise<Reply> {
    const job = this.parts.jobs.all.find((candidate) => candidate.id === id);
    if (job?.status !== "succeeded" || job.dataRemoved) return notFound;
    const fault = faultNow ?? job.fault;
    if (fault === "output-expired") return notFound;
    if (fault === "output-wrong-type")
      return { status: 200, headers: { "content-type": "text/html" }, body: "<html>Not here</html>" };
    const made = this.#made.get(id) ?? this.#make(job);
    this.#made.set(id, made);
    const { bytes, contentType } = await made;
    const headers = { "content-type": contentType, "content-length": String(bytes.length) };
    // The connection is closed, so that a reader notices that bytes are missing.
    const short = { ...headers, connection: "close" };
    if (fault === "output-truncated")
      return { status: 200, headers: short, body: bytes.subarray(0, Math.floor(bytes.length / 2)) };
    if (fault === "output-gigantic")
      return { status: 200, headers: { ...short, "content-length": "9000000000" }, body: bytes };
    return { status: 200, headers, body: bytes };
  }

  #make(job: Job): Promise<MadeFile> {
    const { output, size, seconds } = modelOf(job);
    const { readyMade } = this.parts;
    if (readyMade) return Promise.resolve(readyMade[output === "images" ? "image" : output]);
    const hue = Number.parseInt(job.id.slice(0, 4), 16) % 360;
    const wanted = size?.(job.input) ?? { width: 1280, height: 720 };
    const length = seconds?.(job.input) ?? 1;
    if (output === "sound") return Promise.resolve(makeSound(length, 220 + hue));
    if (output === "video") {
      const first = this.#fileOf(job.input.image ?? job.input.start_image ?? job.input.first_frame_image);
      const { last_frame, end_image, last_image, last_frame_image } = job.input;
      const last = this.#fileOf(last_frame ?? end_image ?? last_image ?? last_frame_image);
      return makeClip(wanted, { first, last, seconds: length, hue });
    }
    const format = formatOf(job.input);
    return makePicture(wanted, { hue, format: format === "jpg" ? "jpeg" : format });
  }

  #fileOf(value: unknown): Buffer | null {
    if (typeof value !== "string") return null;
    if (value.startsWith("data:")) return bytesOfDataUrl(value);
    return this.parts.files.get(value.slice(`${this.parts.url()}/v1/files/`.length))?.bytes ?? null;
  }
}
