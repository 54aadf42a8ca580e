import { createHmac, randomUUID } from "node:crypto";

export type Delivery = {
  to: string;
  /** The same for every copy of one message. */
  messageId: string;
  status: string;
  /** What the receiver answered; null when it could not be reached. */
  answered: number | null;
};

/** Signs as Replicate does: HMAC-SHA256 over id, time and raw body, with the part of the secret after "whsec_". */
export function signWebhook(
  secret: string,
  message: { id: string; timestamp: number; body: string },
): Record<string, string> {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key)
    .update(`${message.id}.${message.timestamp}.${message.body}`)
    .digest("base64");
  return {
    "webhook-id": message.id,
    "webhook-timestamp": String(message.timestamp),
    "webhook-signature": `v1,${signature}`,
  };
}

/** Sends messages one after the other and remembers what came of them. One that fails is tried twice more. */
export class WebhookSender {
  readonly deliveries: Delivery[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly options: { secret: string; now: () => Date }) {}

  send(to: string, prediction: { status: string }, { copies = 1, forged = false } = {}): void {
    const secret = forged
      ? `whsec_${Buffer.from("somebody else's").toString("base64")}`
      : this.options.secret;
    const body = JSON.stringify(prediction);
    const id = `msg_${randomUUID()}`;
    for (let copy = 0; copy < copies; copy++) {
      this.#queue = this.#queue.then(() =>
        this.#deliver({ to, id, body, secret, status: prediction.status }),
      );
    }
  }

  /** Resolves when everything that was to be sent has been sent. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  async #deliver(message: { to: string; id: string; body: string; secret: string; status: string }) {
    const { to, id, body, secret, status } = message;
    let answered: number | null = null;
    for (let attempt = 0; attempt < 3 && (answered === null || answered >= 500); attempt++) {
      const timestamp = Math.floor(this.options.now().getTime() / 1000);
      const headers = { "content-type": "application/json", ...signWebhook(secret, { id, timestamp, body }) };
      answered = await fetch(to, { method: "POST", headers, body, redirect: "manual" }).then(
        (response) => response.status,
        () => null,
      );
    }
    this.deliveries.push({ to, messageId: id, status, answered });
  }
}
