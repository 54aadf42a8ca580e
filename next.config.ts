import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
      ],
    },
  ],
  reactStrictMode: true,
  // Read when the server starts. `src/env.ts` refuses what is neither "on" nor "off".
  compress: process.env.HTTP_COMPRESSION !== "off",
  // Workers begin in a third of the time that they take from source.
  compiler: {
    async runAfterProductionCompile({ projectDir }) {
      // Only while building: the server reads this file as well, also where there are no scripts.
      const { buildPrograms } = await import("./scripts/setup/build-programs.mjs");
      await buildPrograms(projectDir, "studio");
    },
  },
  // Native or wasm parts, workers that are started by path, and SDKs that look at the real `require`.
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@napi-rs/canvas",
    "@node-rs/argon2",
    "inngest",
    "mediabunny",
    "node-av",
    "pg",
    "sharp",
    "tsx",
    "ws",
  ],
  // Media live behind signed, expiring URLs: an optimiser in between would copy them and lose the signature.
  images: { unoptimized: true },
  // `npm run check` and CI check types, of tests as well. Once more here, they would be a third of the time of a build, and
  // two gigabytes of memory on machines that only serve.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // The server's code stays as it is: it is read from a disk beside it, and its stack traces name what is there.
    turbopackMinify: { server: false },
    // Browsers get none anyway, and `next start` reads none of the server's.
    turbopackSourceMaps: false,
    // Sources seldom change between two builds on one machine, and what it keeps is three times the result.
    turbopackFileSystemCacheForBuild: false,
  },
  // Read by path when the database is opened.
  outputFileTracingIncludes: { "/*": ["./drizzle/**"] },
  outputFileTracingExcludes: { "/*": ["./data/**", "./.cache/**", "./e2e/**", "./bench/**", "./docs/**"] },
};

export default config;
