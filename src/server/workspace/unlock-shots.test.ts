import { expect, test } from "vitest";
import { newestWorkspace, saveWorkspace } from "@/db/queries/workspaces";
import { workspace } from "@/domain/workspace/workspace";
import { addMaker } from "@/testing/makers";
import { testDatabase } from "@/testing/test-database";
import { unlockShots } from "./unlock-shots";

test("a shot with approved frames is drawn anew when its maker unlocks it, and no other is unlocked by that", async () => {
  const db = await testDatabase();
  const { ownerId: personId, projectId } = await addMaker(db, "maker");
  const approved = ["shot/s1/first-frame", "shot/s1/last-frame", "shot/s2/first-frame"];
  const change = { what: "Approved frames", target: null };
  await saveWorkspace(db, {
    projectId,
    personId,
    baseVersion: 0,
    data: workspace.parse({ approved }),
    change,
  });
  const drawing = { projectId, personId, unlock: false };
  await unlockShots(db, { ...drawing, shotKeys: ["s3"] });
  await expect(unlockShots(db, { ...drawing, shotKeys: ["s1", "s3"] })).rejects.toMatchObject({
    ...{ code: "locked", message: expect.stringMatching(/^Shot s1 is locked/) },
  });
  expect(await newestWorkspace(db, projectId)).toMatchObject({ version: 1, data: { approved } });
  await unlockShots(db, { ...drawing, shotKeys: ["s1", "s3"], unlock: true });
  expect(await newestWorkspace(db, projectId)).toMatchObject({
    version: 2,
    data: { approved: [approved[2]] },
  });
});
