import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { ArchiveRefused, sendArchive } from "./send-archive";

/** A share of the file between 0 and 1 while it is sent, 1 while the studio unpacks it. */
export type Restoring =
  | { state: "idle" }
  | { state: "sending"; fileName: string; share: number }
  | { state: "failed"; message: string };

/** Sends an archive, and leads to the project that comes of it. */
export function useRestore() {
  const router = useRouter();
  const [restoring, setRestoring] = useState<Restoring>({ state: "idle" });
  const cancelling = useRef<AbortController>(undefined);
  useEffect(() => () => cancelling.current?.abort(), []);

  const send = async (file: File) => {
    const cancel = new AbortController();
    cancelling.current = cancel;
    const tell = (share: number) => setRestoring({ state: "sending", fileName: file.name, share });
    tell(0);
    try {
      const { projectId, title } = await sendArchive(file, { signal: cancel.signal, onProgress: tell });
      toast.success(`“${title}” is here`);
      router.push(`/videos/${projectId}`);
    } catch (error) {
      if (!(error instanceof ArchiveRefused)) throw error;
      setRestoring(cancel.signal.aborted ? { state: "idle" } : { state: "failed", message: error.message });
    }
  };
  return {
    restoring,
    send: (file: File) => void send(file),
    cancel: () => cancelling.current?.abort(),
    reset: () => setRestoring({ state: "idle" }),
  };
}
