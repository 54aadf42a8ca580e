import { z } from "zod";
import type { Json } from "@/domain/json";
import type { EventInput } from "./outbox";

const event = z.object({
  id: z.string().optional(),
  name: z.string(),
  data: z.record(z.string(), z.custom<Json>()).nullish(),
  ts: z.number().optional(),
  user: z.record(z.string(), z.custom<Json>()).nullish(),
  v: z.string().optional(),
});
const payload = z.union([z.array(event), event.transform((one) => [one])]);

/**
 * Answers in process what the SDK would ask of an Inngest server: sending events. For `new Inngest({ fetch })`, so that
 * nothing goes over a network.
 */
export function createFetchStandIn(send: (events: EventInput[]) => Promise<string[]>): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/e/")) {
      return Response.json(
        { error: `The embedded engine does not answer ${pathname}`, status: 404 },
        { status: 404 },
      );
    }
    const parsed = payload.safeParse(await request.json());
    if (!parsed.success) {
      return Response.json({ error: z.prettifyError(parsed.error), status: 400 }, { status: 400 });
    }
    const events = parsed.data.map(({ data, user, ...rest }) => ({
      ...rest,
      data: data ?? {},
      user: user ?? {},
    }));
    return Response.json({ ids: await send(events), status: 200 });
  };
}
