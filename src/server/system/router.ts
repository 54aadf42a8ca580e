import { readiness } from "@/server/system/readiness";
import { adminProcedure, publicProcedure, router } from "@/server/trpc";

export const systemRouter = router({
  /** What this installation works with, for pages that anyone may see. */
  info: publicProcedure.query(({ ctx }) => {
    const { env } = ctx.runtime;
    const models = ctx.runtime.models.local;
    const { github, google, oidc, registration } = env.auth;
    return {
      models: {
        text: models.text.name,
        image: models.image.name,
        video: models.video.name,
        music: models.music.name,
        speech: models.speech?.name ?? null,
      },
      draft: models.video.draft,
      registrationOpen: registration === "open",
      oauth: [
        ...(github ? [{ id: "github", name: "GitHub" }] : []),
        ...(google ? [{ id: "google", name: "Google" }] : []),
        ...(oidc ? [{ id: "oidc", name: oidc.name }] : []),
      ],
    };
  }),
  /** Whether each part works, with the engine's own figures. */
  state: adminProcedure.query(async ({ ctx }) => ({
    ...(await readiness()),
    engine: ctx.runtime.engine?.snapshot() ?? null,
    database: ctx.runtime.databaseKind,
    storage: ctx.runtime.blobs.kind,
  })),
});
