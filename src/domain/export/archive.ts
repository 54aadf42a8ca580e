import { z } from "zod";

/** Largest project archive that is taken in: hours of takes. */
export const archiveBytes = 16 * 1024 ** 3;

/** What a studio answers when it has restored an archive. */
export const restoredProject = z.object({ projectId: z.uuid(), title: z.string() });
export type RestoredProject = z.infer<typeof restoredProject>;
