import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { queryRows } from "@/db/client";
import { nestClips } from "@/domain/timeline/edit/nest";
import { seenClips } from "@/domain/timeline/nested";
import { sampleCut } from "@/testing/edited-cuts";
import { testDatabase } from "@/testing/test-database";
import { takesOfItem } from "./takes-of-item";

test("the takes of a cut are those of its clips, also of clips in nested ones, and each is told once", async () => {
  const db = await testDatabase();
  const takesOf = async (video: unknown) => {
    const rows = await queryRows<{ takeId: string }>(
      db,
      sql`select shown."takeId" from json_array_elements(${JSON.stringify(video)}::json) as item
          cross join lateral ${takesOfItem} as shown`,
    );
    return rows.map(({ takeId }) => takeId);
  };
  const takes = seenClips(sampleCut()).map(({ takeId }) => takeId);
  expect(await takesOf(sampleCut().video)).toEqual(takes);
  expect(await takesOf(nestClips(sampleCut(), { ids: ["b", "c"] }).video)).toEqual(takes);
});
