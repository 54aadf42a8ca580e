import { useEffect, useReducer, useRef } from "react";
import { noRoom } from "./image-list";
import { refusalOf, UploadRefused, uploadImage } from "./upload-image";
import type { UploadedImage } from "./uploaded-image";

/** A file on its way, or one that did not make it and says why until it is dismissed or sent again. */
export type PendingUpload = {
  id: number;
  file: File;
  /** How much of it has left, from 0 to 1. */
  progress: number;
  problem: string | null;
  /** Whether sending it once more can help. */
  again: boolean;
};

type Change =
  | { type: "started"; id: number; file: File }
  | { type: "progressed"; id: number; progress: number }
  | { type: "refused"; id: number; problem: string; again: boolean }
  | { type: "gone"; id: number };

function reduce(uploads: PendingUpload[], change: Change): PendingUpload[] {
  const begun = { progress: 0, problem: null, again: false };
  const changed = (values: Partial<PendingUpload>) =>
    uploads.map((upload) => (upload.id === change.id ? { ...upload, ...values } : upload));
  switch (change.type) {
    case "started":
      if (uploads.some(({ id }) => id === change.id)) return changed(begun);
      return [...uploads, { id: change.id, file: change.file, ...begun }];
    case "progressed":
      return changed({ progress: change.progress });
    case "refused":
      return changed({ problem: change.problem, again: change.again });
    case "gone":
      return uploads.filter((upload) => upload.id !== change.id);
  }
}

type Limits = {
  /** How many more files there is a place for. */
  room?: number;
  /** Why a picture that has arrived is not taken; null when it is. */
  refusal?: (image: UploadedImage) => string | null;
};

/**
 * Sends files one after the other, so that they arrive in the order in which they were picked. A file that has arrived is told
 * to the newest `onUploaded`: what the page knew when the file was picked may be out of date by then.
 */
export function useUploads(onUploaded: (image: UploadedImage) => void, limits: Limits = {}) {
  const [uploads, dispatch] = useReducer(reduce, []);
  const newest = useRef({ onUploaded, limits });
  const nextId = useRef(0);
  const queue = useRef(Promise.resolve());
  const leaving = useRef(new AbortController());

  useEffect(() => {
    newest.current = { onUploaded, limits };
  });

  useEffect(() => {
    leaving.current = new AbortController();
    const controller = leaving.current;
    return () => controller.abort();
  }, []);

  async function send(file: File, id: number) {
    const { signal } = leaving.current;
    if (signal.aborted) return;
    try {
      const onProgress = (progress: number) => dispatch({ type: "progressed", id, progress });
      const image = await uploadImage(file, { signal, onProgress });
      const problem = newest.current.limits.refusal?.(image) ?? null;
      if (problem !== null) return dispatch({ type: "refused", id, problem, again: false });
      newest.current.onUploaded(image);
      dispatch({ type: "gone", id });
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error;
      dispatch({ type: "refused", id, problem: error.message, again: error.again });
    }
  }

  function start(file: File, id: number, free: boolean): boolean {
    dispatch({ type: "started", id, file });
    const refused = refusalOf(file);
    const problem = refused ?? (free ? null : noRoom(file.name));
    if (problem !== null) dispatch({ type: "refused", id, problem, again: refused === null });
    else queue.current = queue.current.then(() => send(file, id));
    return problem === null;
  }

  const room = () => (limits.room ?? Infinity) - uploads.filter(({ problem }) => problem === null).length;

  function add(files: Iterable<File>) {
    let free = room();
    for (const file of files) if (start(file, nextId.current++, free > 0)) free--;
  }

  return {
    uploads,
    /** Whether a file is on its way: what is stored now would be stored without it. */
    waiting: uploads.some(({ problem }) => problem === null),
    add,
    retry: ({ id, file }: PendingUpload) => void start(file, id, room() > 0),
    dismiss: (id: number) => dispatch({ type: "gone", id }),
  };
}

export type Uploads = ReturnType<typeof useUploads>;
