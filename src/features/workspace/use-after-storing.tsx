"use client";

import { type ReactNode, useEffect, useState } from "react";
import { SaveProblem } from "@/features/workspace/save-bar";
import { useWorkspace } from "@/features/workspace/workspace-provider";

/**
 * For what begins from what is stored, such as runs and branches: an edit that was made a moment ago is stored first. Where
 * that does not work nothing is begun, and `problem` says why, with the way on.
 */
export function useAfterStoring(): {
  afterStoring: (act: () => void) => void;
  problem: ReactNode;
} {
  const { loaded } = useWorkspace();
  const [isRefused, setRefused] = useState(false);
  const session = loaded?.session;
  useEffect(() => {
    if (!isRefused || !session) return;
    // What goes wrong with storing afterwards is told where it was edited.
    return session.subscribe(() => {
      if (session.state().saving === "saved") setRefused(false);
    });
  }, [isRefused, session]);
  async function storeThen(act: () => void): Promise<void> {
    const isStored = session === undefined || (await session.settle());
    setRefused(!isStored);
    if (isStored) act();
  }
  return {
    afterStoring: (act) => void storeThen(act),
    problem: isRefused && session ? <SaveProblem session={session} /> : null,
  };
}
