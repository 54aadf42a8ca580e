import { z } from "zod";
import { elementLimits, elementWords } from "@/domain/library/library-element";
import { poolLimits } from "@/domain/pool/pool-question";
import { makerProcedure, projectProcedure, router } from "@/server/trpc";
import { removeItem, restoreItem, restoreItemVersion } from "./change-shelf";
import {
  addElement,
  changeElement,
  elementShelf,
  elementVersions,
  keepPlanElement,
  listElements,
} from "./elements";
import { keepFromPool } from "./keep-from-pool";

const withId = z.strictObject({ id: z.uuid("This is not an element") });
const version = z.int().positive();
const written = z.strictObject({
  words: elementWords,
  references: z.array(z.string()).max(elementLimits.references),
  selected: z.string().nullable(),
});

/** The caller's own elements. Somebody else's and none give the same answer. */
export const elementsRouter = router({
  list: makerProcedure.query(({ ctx }) => listElements(ctx)),
  add: makerProcedure
    .input(z.strictObject({ element: written }))
    .mutation(({ ctx, input }) => addElement(ctx, input.element)),
  change: makerProcedure
    .input(withId.extend({ baseVersion: version, element: written }))
    .mutation(({ ctx, input }) => changeElement(ctx, input)),
  /** Keeps an element of a plan, or promotes what a project has made of one of the library. */
  keep: projectProcedure
    .input(
      z.object({
        elementKey: z.string().min(1).max(100),
        words: elementWords,
        into: withId.extend({ baseVersion: version }).nullable(),
      }),
    )
    .mutation(({ ctx, input }) => keepPlanElement(ctx, input)),
  /** Makes pictures of a project's pool references of an element, new or known. */
  keepFromPool: projectProcedure
    .input(
      z.object({
        itemIds: z.array(z.string().min(1).max(100)).min(1).max(poolLimits.atOnce),
        into: z.discriminatedUnion("element", [
          elementWords.pick({ name: true, kind: true }).extend({ element: z.literal("new") }),
          withId.extend({ element: z.literal("known"), baseVersion: version }),
        ]),
      }),
    )
    .mutation(({ ctx, input }) => keepFromPool(ctx, input)),
  versions: makerProcedure.input(withId).query(({ ctx, input }) => elementVersions(ctx, input.id)),
  restoreVersion: makerProcedure
    .input(withId.extend({ version }))
    .mutation(({ ctx, input }) => restoreItemVersion(ctx, elementShelf, input)),
  remove: makerProcedure.input(withId).mutation(({ ctx, input }) => removeItem(ctx, elementShelf, input.id)),
  restore: makerProcedure
    .input(withId)
    .mutation(({ ctx, input }) => restoreItem(ctx, elementShelf, input.id)),
});
