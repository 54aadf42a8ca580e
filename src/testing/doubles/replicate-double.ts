import { randomBytes } from "node:crypto";
import type { BillLine, FaultScript, HttpDouble, Route } from "./http-double";
import { startHttpDouble } from "./http-double";
import { type Job, Jobs, type Pace } from "./replicate-jobs";
import { type DoubleModel, doubleModels } from "./replicate-models";
import { Outputs, type ReadyMade } from "./replicate-outputs";
import { problem, Service, type StoredFile } from "./replicate-service";
import { type Delivery, WebhookSender } from "./replicate-webhooks";

export type ReplicateDouble = {
  /** What the client is given as its base URL. */
  baseUrl: string;
  token: string;
  webhookSecret: string;
  faults: FaultScript;
  /** Every accepted prediction, newest first. */
  readonly jobs: readonly Job[];
  /** Files that were uploaded and not removed. */
  readonly files: ReadonlyMap<string, StoredFile>;
  /** Every download of an output, with the authorization that came with it. */
  readonly downloads: readonly { path: string; authorization: string | null }[];
  readonly deliveries: readonly Delivery[];
  bill(): BillLine[];
  /** Moves every unfinished prediction on by one state. */
  advance(): void;
  /** Resolves when all webhooks that are due have been sent. */
  webhooksSent(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  faults?: FaultScript;
  token?: string;
  /** Any that is free when left out. */
  port?: number;
  /** How predictions get on. By default each needs one look to start and one more to end. */
  pace?: Pace;
  now?: () => Date;
  /** Calls of the list that do not show a new prediction yet. */
  listLag?: number;
  /** Whether predictions show the defaults of inputs that were not given. */
  fillsDefaults?: boolean;
  /** Files of each kind for all predictions, where what they show does not matter. */
  readyMade?: ReadyMade;
  /** The vendor refuses them; tests on this machine have no certificate. */
  allowHttpWebhooks?: boolean;
  /** Models as they have become since, beside those that every double has. */
  models?: Record<string, DoubleModel>;
};

/** A local Replicate: as strict as the vendor about what it is sent, with real media as outputs. */
export async function startReplicateDouble(options: Options = {}): Promise<ReplicateDouble> {
  const { token = "r8_double0000000000000000000000000000000", now = () => new Date() } = options;
  const webhookSecret = `whsec_${randomBytes(24).toString("base64")}`;
  const webhooks = new WebhookSender({ secret: webhookSecret, now });
  const files = new Map<string, StoredFile>();
  const downloads: { path: string; authorization: string | null }[] = [];
  let url = "";
  const jobs = new Jobs({
    pace: options.pace ?? { looks: { starting: 1, processing: 1 } },
    now,
    listLag: options.listLag ?? 0,
    fillsDefaults: options.fillsDefaults ?? false,
    webhooks,
    url: () => url,
  });
  const service = new Service({
    jobs,
    models: { ...doubleModels, ...options.models },
    files,
    now,
    allowHttpWebhooks: options.allowHttpWebhooks ?? false,
    url: () => url,
  });
  const outputs = new Outputs({ jobs, files, url: () => url, readyMade: options.readyMade });

  const double: HttpDouble = await startHttpDouble({
    ...(options.faults && { faults: options.faults }),
    port: options.port ?? 0,
    routes: [
      ...routesOf(service).map((route) => withKey(token, route)),
      withKey(token, {
        method: "GET",
        path: "/webhooks/default/secret",
        call: "webhooks.secret",
        handle: () => ({ status: 200, body: { key: webhookSecret } }),
      }),
      {
        method: "GET",
        path: /^\/pbxt\/([a-z0-9]+)\/output\.[a-z0-9]+$/,
        call: "outputs.get",
        handle: (exchange, [path, id = ""]) => {
          downloads.push({ path, authorization: exchange.request.headers.authorization ?? null });
          return outputs.get(id, exchange.fault);
        },
      },
    ],
  });
  url = double.url;
  return {
    baseUrl: `${url}/v1`,
    token,
    webhookSecret,
    faults: double.faults,
    jobs: jobs.all,
    files,
    downloads,
    deliveries: webhooks.deliveries,
    bill: () => [...jobs.bill],
    advance: () => {
      for (const job of jobs.all) jobs.advance(job);
    },
    webhooksSent: () => webhooks.settled(),
    async close() {
      jobs.close();
      await double.close();
      await webhooks.settled();
    },
  };
}

/** A route of the API, by its path below the version. */
type ApiRoute = Omit<Route, "path"> & { path: string };

const withKey = (token: string, route: ApiRoute): Route => ({
  ...route,
  path: new RegExp(`^/v1${route.path}$`),
  handle: (exchange, match) =>
    exchange.request.headers.authorization === `Bearer ${token}`
      ? route.handle(exchange, match)
      : problem(401, ["Unauthenticated", "You did not pass a valid authentication token"]),
});

function routesOf(service: Service): ApiRoute[] {
  return [
    {
      method: "POST",
      path: "/models/([^/]+/[^/]+)/predictions",
      call: "predictions.create",
      handle: (exchange, [, name = ""]) => service.createByModel(exchange, name),
    },
    {
      method: "POST",
      path: "/predictions",
      call: "predictions.create",
      handle: (exchange) => service.createByVersion(exchange),
    },
    {
      method: "GET",
      path: "/predictions",
      call: "predictions.list",
      handle: (exchange) => service.list(exchange),
    },
    {
      method: "GET",
      path: "/predictions/([a-z0-9]+)",
      call: "predictions.get",
      handle: (exchange, [, id = ""]) => service.get(exchange, id),
    },
    {
      method: "POST",
      path: "/predictions/([a-z0-9]+)/cancel",
      call: "predictions.cancel",
      handle: (exchange, [, id = ""]) => service.cancel(exchange, id),
    },
    {
      method: "POST",
      path: "/files",
      call: "files.create",
      handle: (exchange) => service.upload(exchange),
    },
    {
      method: "GET",
      path: "/files/([\\w-]+)",
      call: "files.get",
      handle: (_exchange, [, id = ""]) => service.showFile(id),
    },
    {
      method: "GET",
      path: "/models/([^/]+/[^/]+)",
      call: "models.get",
      handle: (_exchange, [, name = ""]) => service.describeModel(name),
    },
    {
      method: "GET",
      path: "/account",
      call: "account.get",
      handle: () => ({ status: 200, body: { type: "user", username: "double", name: "Double" } }),
    },
  ];
}
