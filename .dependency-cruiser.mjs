/** Who may import whom. Everything not listed is an error; ARCHITECTURE.md shows the same table for people. */
const layers = {
  domain: [],
  files: [],
  workers: ["domain"],
  storage: ["domain", "files"],
  media: ["domain", "files", "workers"],
  providers: ["domain", "files", "media", "workers"],
  quality: ["domain", "media", "workers"],
  db: ["domain"],
  engine: ["domain", "db"],
  pipeline: ["domain", "providers/contract", "storage", "media", "quality", "workers"],
  runtime: [
    "domain",
    "files",
    "workers",
    "storage",
    "media",
    "providers",
    "quality",
    "db",
    "engine",
    "pipeline",
    "env",
  ],
  inngest: ["domain", "pipeline", "db/queries", "runtime"],
  server: ["domain", "files", "db", "runtime", "inngest/client", "inngest/events"],
  cli: ["domain", "pipeline", "media", "quality", "runtime", "env"],
  trpc: ["server/root"],
  components: [],
  features: ["domain", "components", "trpc"],
  app: ["features", "components", "domain", "trpc", "server", "inngest"],
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(layers).map(([layer, allowed]) => ({
      name: `${layer}-imports-only-${allowed.join("+") || "itself"}`,
      severity: "error",
      from: { path: `^src/${layer}/`, pathNot: "\\.test\\.tsx?$" },
      to: { path: "^src/", pathNot: [layer, ...allowed].map((target) => `^src/${target}[/.]`) },
    })),
    {
      name: "browser-gets-only-types-of-the-server",
      severity: "error",
      from: { path: "^src/trpc/client" },
      to: { path: "^src/server/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "domain-is-pure",
      severity: "error",
      from: { path: "^src/domain/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core", "npm"], pathNot: "node_modules/zod/" },
    },
    {
      name: "one-provider-never-imports-another",
      severity: "error",
      from: { path: "^src/providers/([^/]+)/" },
      to: { path: "^src/providers/", pathNot: "^src/providers/($1|contract|http|rendering)/" },
    },
    {
      name: "stages-are-independent",
      severity: "error",
      from: { path: "^src/pipeline/stages/([^/]+)/" },
      to: { path: "^src/pipeline/stages/", pathNot: "^src/pipeline/stages/$1/" },
    },
    {
      name: "tests-support-stays-in-tests",
      severity: "error",
      from: { path: "^src/", pathNot: "(\\.test\\.tsx?$|^src/testing/)" },
      to: { path: "^src/testing/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
