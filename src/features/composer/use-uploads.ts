import { useEffect, useReducer, useRef } from "react";
import type { UploadedImage } from "@/features/composer/draft";
import { UploadRefused, uploadImage } from "@/features/composer/upload-image";

/** A file on its way, or one that was refused and says why until it is dismissed. */
export type PendingUpload = { id: number; fileName: string; problem: string | null };

type Change =
  | { type: "started"; id: number; fileName: string }
  | { type: "refused"; id: number; problem: string }
  | { type: "gone"; id: number };

function reduce(uploads: PendingUpload[], change: Change): PendingUpload[] {
  switch (change.type) {
    case "started":
      return [...uploads, { id: change.id, fileName: change.fileName, problem: null }];
    case "refused":
      return uploads.map((upload) =>
        upload.id === change.id ? { ...upload, problem: change.problem } : upload,
      );
    case "gone":
      return uploads.filter((upload) => upload.id !== change.id);
  }
}

/** Sends files one after the other, so that they arrive in the order in which they were picked. */
export function useUploads(onUploaded: (image: UploadedImage) => void) {
  const [uploads, dispatch] = useReducer(reduce, []);
  const nextId = useRef(0);
  const queue = useRef(Promise.resolve());
  const leaving = useRef(new AbortController());

  useEffect(() => {
    leaving.current = new AbortController();
    const controller = leaving.current;
    return () => controller.abort();
  }, []);

  async function send(file: File, id: number) {
    if (leaving.current.signal.aborted) return;
    try {
      onUploaded(await uploadImage(file, leaving.current.signal));
      dispatch({ type: "gone", id });
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error;
      dispatch({ type: "refused", id, problem: error.message });
    }
  }

  function add(files: Iterable<File>) {
    for (const file of files) {
      const id = nextId.current++;
      dispatch({ type: "started", id, fileName: file.name });
      queue.current = queue.current.then(() => send(file, id));
    }
  }

  return { uploads, add, dismiss: (id: number) => dispatch({ type: "gone", id }) };
}
