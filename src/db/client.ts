import type { NeonConfig } from "@neondatabase/serverless";
import type { SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { createListen, type Listen } from "./listen";
import * as schema from "./schema/all";

/** A database or a transaction on it: queries take either. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export type DatabaseKind = "pglite" | "postgres" | "neon";

export type OpenDatabase = {
  db: Database;
  kind: DatabaseKind;
  /** Brings the schema up to date. */
  migrate(): Promise<void>;
  close(): Promise<void>;
  /** Not on the embedded database, where one process knows all, nor behind Neon's pooler, which drops subscriptions. */
  listen?: Listen;
};

export type DatabaseOptions = {
  /** `postgres://…`, or null for the embedded database. */
  url: string | null;
  /** Folder of the embedded database; "memory" for tests. */
  embeddedFolder: string;
  migrationsFolder: string;
  /** Connections at most, for servers. */
  poolSize?: number | undefined;
  /** Chosen by the host when absent. Neon's driver speaks over websockets. */
  driver?: "postgres" | "neon" | undefined;
  /** `ws://…` or `wss://…` of a websocket proxy other than Neon's own; for the whole process. */
  neonProxy?: string | undefined;
};

const drizzleOptions = { schema, casing: "snake_case" } as const;

/** Opens the database that the address names. Only the driver that is needed gets loaded. */
export function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url === null) return openEmbedded(options);
  if (options.driver === "neon" || (options.driver === undefined && isNeon(options.url))) {
    return openNeon(options.url, options);
  }
  return openPostgres(options.url, options);
}

const isNeon = (url: string) => /\.neon\.tech$/.test(new URL(url).hostname);

async function openEmbedded({ embeddedFolder, migrationsFolder }: DatabaseOptions): Promise<OpenDatabase> {
  const [{ PGlite }, { drizzle }, { migrate }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("drizzle-orm/pglite"),
    import("drizzle-orm/pglite/migrator"),
  ]);
  const client = await PGlite.create(embeddedFolder === "memory" ? "memory://" : embeddedFolder);
  const db = drizzle({ client, ...drizzleOptions });
  return {
    db,
    kind: "pglite",
    migrate: () => migrate(db, { migrationsFolder }),
    close: () => client.close(),
  };
}

async function openPostgres(
  url: string,
  { migrationsFolder, poolSize = 10 }: DatabaseOptions,
): Promise<OpenDatabase> {
  const [{ default: pg }, { drizzle }, { migrate }] = await Promise.all([
    import("pg"),
    import("drizzle-orm/node-postgres"),
    import("drizzle-orm/node-postgres/migrator"),
  ]);
  const client = new pg.Pool({ connectionString: url, max: poolSize });
  // A lost idle connection is replaced at the next query; unheard, its error would end the process.
  client.on("error", () => undefined);
  const db = drizzle({ client, ...drizzleOptions });
  return {
    db,
    kind: "postgres",
    migrate: () => alone(new pg.Client({ connectionString: url }), () => migrate(db, { migrationsFolder })),
    close: () => client.end(),
    listen: createListen(client),
  };
}

async function openNeon(
  url: string,
  { migrationsFolder, poolSize = 10, neonProxy }: DatabaseOptions,
): Promise<OpenDatabase> {
  const [{ Client, Pool, neonConfig }, { drizzle }, { migrate }, { WebSocket }] = await Promise.all([
    import("@neondatabase/serverless"),
    import("drizzle-orm/neon-serverless"),
    import("drizzle-orm/neon-serverless/migrator"),
    import("ws"),
  ]);
  // Node 20 has no WebSocket of its own.
  neonConfig.webSocketConstructor ??= WebSocket;
  if (neonProxy) Object.assign(neonConfig, proxySettings(neonProxy));
  const client = new Pool({ connectionString: url, max: poolSize });
  client.on("error", () => undefined);
  const db = drizzle({ client, ...drizzleOptions });
  return {
    db,
    kind: "neon",
    migrate: () => alone(new Client({ connectionString: url }), () => migrate(db, { migrationsFolder })),
    close: () => client.end(),
  };
}

type OneConnection = {
  connect(): Promise<unknown>;
  query(text: string): Promise<unknown>;
  end(): Promise<void>;
};

/**
 * Processes that start at the same time bring the schema up to date one after the other. The lock belongs to a
 * transaction, not to a session: poolers give the sessions of a server to many.
 */
async function alone(connection: OneConnection, work: () => Promise<void>): Promise<void> {
  await connection.connect();
  try {
    await connection.query("begin");
    await connection.query("select pg_advisory_xact_lock(hashtextextended('framewright migrations', 0))");
    await work();
  } finally {
    await connection.end();
  }
}

/**
 * For a proxy such as Neon's open-source wsproxy, which is told by `address` where to connect to. Unlike Neon's own it
 * only relays: the driver has to go through Postgres' opening dialogue step by step.
 */
function proxySettings(proxy: string): Partial<NeonConfig> {
  const url = new URL(proxy);
  return {
    wsProxy: (host, port) => `${url.host}${url.pathname}?address=${host}:${port}`,
    useSecureWebSocket: url.protocol === "wss:",
    pipelineTLS: false,
    pipelineConnect: false,
  };
}

/** Rows of a hand-written query, alike on every driver. */
export async function queryRows<Row extends Record<string, unknown>>(
  db: Database,
  query: SQL,
): Promise<Row[]> {
  const result = (await db.execute(query)) as unknown as { rows: Row[] };
  return result.rows;
}
