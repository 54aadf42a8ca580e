import { exportRef, getExportJob, moveExport, setExportDeleted } from "@/db/queries/export-jobs";
import type { Context } from "@/server/context";
import { announceExportCancel, requestExport } from "@/server/dispatch";

type Asked = { projectId: string; jobId: string };

/** What can be done with an export that was asked for. What is not in a fitting state is left as it is. */
export function changeExport({ db, runtime }: Pick<Context, "db" | "runtime">, asked: Asked) {
  const { jobId } = asked;

  async function cancel(): Promise<{ cancelled: boolean }> {
    await getExportJob(db, asked);
    return db.transaction(async (tx) => {
      const moved = await moveExport(tx, jobId, { from: ["queued", "running"], to: "cancelled" });
      if (moved) await announceExportCancel(tx, runtime, exportRef(moved));
      return { cancelled: moved !== null };
    });
  }

  return {
    cancel,
    /** Makes one again that was cancelled or has failed. */
    async resume(): Promise<{ resumed: boolean }> {
      await getExportJob(db, asked);
      return db.transaction(async (tx) => {
        const again = { from: ["failed", "cancelled"], to: "queued", again: true } as const;
        const moved = await moveExport(tx, jobId, again);
        if (moved) await requestExport(tx, runtime, exportRef(moved));
        return { resumed: moved !== null };
      });
    },
    /** Takes it out of sight; for 30 days it can be brought back. */
    async remove(): Promise<Asked> {
      await cancel();
      await setExportDeleted(db, jobId, new Date());
      return asked;
    },
    async restore(): Promise<Asked> {
      await getExportJob(db, asked);
      await setExportDeleted(db, jobId, null);
      return asked;
    },
  };
}
