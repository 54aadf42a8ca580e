import { useMemo } from "react";
import { createCommands } from "./commands";
import { useEditor } from "./editor-context";

export function useCommands() {
  const { store, player } = useEditor();
  return useMemo(() => createCommands({ store, player }), [store, player]);
}
