import { z } from "zod";

/** Which lines of the audit log somebody wants to see. */
export const auditQuestion = z.object({
  actor: z.string().trim().max(100).optional(),
  action: z.string().trim().max(100).optional(),
  target: z.string().trim().max(200).optional(),
  outcome: z.enum(["done", "refused"]).optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});
