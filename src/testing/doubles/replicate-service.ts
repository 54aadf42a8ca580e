import { createHash, randomBytes } from "node:crypto";
import type { Exchange, Reply } from "./http-double";
import type { Jobs } from "./replicate-jobs";
import { bytesOfDataUrl } from "./replicate-media";
import { type DoubleModel, type InvalidField, openApiSchema, refuseInput } from "./replicate-models";

export type StoredFile = {
  id: string;
  bytes: Buffer;
  contentType: string;
  metadata: unknown;
  createdAt: Date;
  expiresAt: Date;
};

const inlineBytes = 256 * 1024;
const uploadBytes = 100 * 1024 * 1024;
const pageSize = 100;
const webhookEvents = ["start", "output", "logs", "completed"];

export const problem = (status: number, [title, detail]: [string, string], more: object = {}): Reply => ({
  status,
  headers: { "content-type": "application/problem+json" },
  body: { title, detail, status, ...more },
});

const invalid = (fields: InvalidField[]): Reply =>
  problem(
    422,
    [
      "Input validation failed",
      fields.map(({ field, description }) => `- ${field}: ${description}\n`).join(""),
    ],
    { invalid_fields: fields },
  );

export const notFound = problem(404, ["Not found", "The requested resource could not be found."]);

/** The parts of the API that read and write. */
export class Service {
  constructor(
    private readonly parts: {
      jobs: Jobs;
      models: Readonly<Record<string, DoubleModel>>;
      files: Map<string, StoredFile>;
      now: () => Date;
      allowHttpWebhooks: boolean;
      url: () => string;
    },
  ) {}

  createByModel(exchange: Exchange, name: string): Reply {
    const model = this.parts.models[name];
    if (!model || model.version) return notFound;
    return this.#create(exchange, { name, version: "hidden", keys: ["input"] });
  }

  createByVersion(exchange: Exchange): Reply {
    const body = parsed(exchange.body);
    const asked = String(body?.version ?? "");
    const byName = Object.entries(this.parts.models).find(([name, { version }]) =>
      version ? asked === version || asked === `${name}:${version}` : asked === name,
    );
    if (!byName) {
      return problem(422, [
        "Invalid version or not permitted",
        "The specified version does not exist (or perhaps you don't have permission to use it?)",
      ]);
    }
    const [name, { version = "hidden" }] = byName;
    return this.#create(exchange, { name, version, keys: ["input", "version"] });
  }

  #create(exchange: Exchange, order: { name: string; version: string; keys: string[] }): Reply {
    const body = parsed(exchange.body);
    if (!body) return problem(400, ["Bad request", "The request body is not a JSON object"]);
    const allowed = [...order.keys, "webhook", "webhook_events_filter", "stream"];
    const unknown = Object.keys(body).filter((key) => !allowed.includes(key));
    const input = body.input;
    const { webhook, webhook_events_filter: events = webhookEvents } = body;
    const wrong: InvalidField[] = [
      ...unknown.map((key) => ({
        type: "additional_property_not_allowed",
        field: key,
        description: `Additional property ${key} is not allowed`,
      })),
      ...this.#refuseWebhook(webhook, events),
    ];
    if (!isRecord(input)) wrong.push({ type: "required", field: "input", description: "input is required" });
    const model = this.parts.models[order.name];
    if (!model || !isRecord(input)) return invalid(wrong);
    wrong.push(...refuseInput(model, input, (value) => this.#canRead(value)));
    if (wrong.length > 0) return invalid(wrong);
    const deadline = cancelAfterSeconds(exchange.request.headers["cancel-after"]);
    if (deadline === "wrong")
      return problem(422, ["Unprocessable", "Cancel-After must be a duration of at least 5s"]);
    const job = this.parts.jobs.create(
      {
        model: order.name,
        version: order.version,
        input,
        webhook: typeof webhook === "string" ? webhook : null,
        events: Array.isArray(events) ? events.map(String) : [],
      },
      { cancelAfterSeconds: deadline, fault: exchange.fault },
    );
    const answer = this.parts.jobs.describe(job);
    return { status: 201, body: exchange.fault === "schema-violation" ? { state: answer.status } : answer };
  }

  #refuseWebhook(webhook: unknown, events: unknown): InvalidField[] {
    const wrong: InvalidField[] = [];
    const allowed = this.parts.allowHttpWebhooks ? /^https?:\/\// : /^https:\/\//;
    if (webhook !== undefined && !(typeof webhook === "string" && allowed.test(webhook)))
      wrong.push({ type: "format", field: "webhook", description: "Webhook must be an HTTPS URL" });
    if (!Array.isArray(events) || events.some((event) => !webhookEvents.includes(event)))
      wrong.push({ type: "enum", field: "webhook_events_filter", description: "Unknown webhook event" });
    return wrong;
  }

  /** Small data URLs, files that were uploaded, and what lies elsewhere behind https. */
  #canRead(value: string): boolean {
    if (value.startsWith("data:")) {
      const inline = bytesOfDataUrl(value);
      return inline !== null && inline.length > 0 && inline.length <= inlineBytes;
    }
    const own = `${this.parts.url()}/v1/files/`;
    if (value.startsWith(own)) return this.parts.files.has(value.slice(own.length));
    return /^https:\/\/\S+$/.test(value);
  }

  get({ fault }: Exchange, id: string): Reply {
    const known = this.parts.jobs.all.find((job) => job.id === id);
    if (known) this.parts.jobs.strike(known, fault);
    const job = this.parts.jobs.look(id);
    if (!job) return notFound;
    if (fault === "schema-violation") return { status: 200, body: { id: 5, state: "fine" } };
    return { status: 200, body: this.parts.jobs.describe(job) };
  }

  list({ url, fault }: Exchange): Reply {
    if (fault === "schema-violation") return { status: 200, body: { predictions: [] } };
    const all = this.parts.jobs.list();
    const cursor = url.searchParams.get("cursor");
    const start = cursor ? all.findIndex(({ id }) => id === cursor) : 0;
    if (start < 0) return problem(400, ["Bad request", "Invalid cursor"]);
    const following = all[start + pageSize];
    return {
      status: 200,
      body: {
        previous: null,
        next: following ? `${this.parts.url()}/v1/predictions?cursor=${following.id}` : null,
        results: all.slice(start, start + pageSize).map((job) => this.parts.jobs.describe(job)),
      },
    };
  }

  cancel({ fault }: Exchange, id: string): Reply {
    const job = this.parts.jobs.all.find((candidate) => candidate.id === id);
    if (job) this.parts.jobs.strike(job, fault);
    if (!job || job.fault === "job-disappears") return notFound;
    this.parts.jobs.cancel(job);
    return { status: 200, body: this.parts.jobs.describe(job) };
  }

  async upload({ request, body }: Exchange): Promise<Reply> {
    const contentType = request.headers["content-type"] ?? "";
    if (!contentType.startsWith("multipart/form-data; boundary="))
      return problem(415, ["Unsupported media type", "Send the file as multipart/form-data"]);
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": contentType },
    }).formData();
    const content = form.get("content");
    if (!(content instanceof File))
      return invalid([{ type: "required", field: "content", description: "content is required" }]);
    if (content.size > uploadBytes) return problem(413, ["Payload too large", "Files may have up to 100 MB"]);
    const bytes = Buffer.from(await content.arrayBuffer());
    const created = this.parts.now();
    const file = {
      id: randomBytes(20).toString("base64url"),
      bytes,
      contentType: content.type || "application/octet-stream",
      metadata: await metadataOf(form.get("metadata")),
      createdAt: created,
      expiresAt: new Date(created.getTime() + 24 * 3_600_000),
    };
    this.parts.files.set(file.id, file);
    return { status: 201, body: this.#describeFile(file) };
  }

  showFile(id: string): Reply {
    const file = this.parts.files.get(id);
    if (!file || file.expiresAt < this.parts.now()) return notFound;
    return { status: 200, body: this.#describeFile(file) };
  }

  describeModel(name: string): Reply {
    const model = this.parts.models[name];
    if (!model) return notFound;
    const [owner, short] = name.split("/");
    return {
      status: 200,
      body: {
        url: `https://replicate.com/${name}`,
        owner,
        name: short,
        visibility: "public",
        is_official: !model.version,
        run_count: 1,
        latest_version: {
          id: model.version ?? createHash("sha256").update(name).digest("hex"),
          created_at: "2026-11-01T00:00:00Z",
          cog_version: "0.16.0",
          openapi_schema: openApiSchema(model),
        },
      },
    };
  }

  #describeFile({ id, bytes, contentType, metadata, createdAt, expiresAt }: StoredFile): object {
    return {
      id,
      content_type: contentType,
      size: bytes.length,
      checksums: { sha256: createHash("sha256").update(bytes).digest("hex") },
      metadata,
      created_at: createdAt.toISOString(),
      expires_at: expiresAt.toISOString(),
      urls: { get: `${this.parts.url()}/v1/files/${id}` },
    };
  }
}

/** "90s", "5m", "1h30m45s" or bare seconds, five at least. */
function cancelAfterSeconds(header: string | string[] | undefined): number | null | "wrong" {
  if (header === undefined) return null;
  const parts = /^(?:(\d+)|(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)$/.exec(String(header));
  if (!parts) return "wrong";
  const [, bare = 0, hours = 0, minutes = 0, seconds = 0] = parts;
  const total = Number(bare) + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return total >= 5 ? total : "wrong";
}

async function metadataOf(part: FormDataEntryValue | null): Promise<unknown> {
  if (part === null) return {};
  return JSON.parse(typeof part === "string" ? part : await part.text());
}

function parsed(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(String(body));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
