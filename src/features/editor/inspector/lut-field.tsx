"use client";

import { useMutation } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { FileButton } from "@/components/ui/file-button";
import type { LutUse } from "@/domain/timeline/cut";
import { lutsOf, setLut } from "@/domain/timeline/edit/grade";
import { useCut, useEditor } from "../editor-context";
import { LevelSlider } from "./level-slider";
import { uploadLut } from "./upload-lut";

/** The table that colours go through, of one clip or, with null, of the film: sent, chosen again, and how much of it. */
export function LutField({ clipId, lut }: { clipId: string | null; lut: LutUse | null }) {
  const cut = useCut();
  const { store, player } = useEditor();
  const choose = (use: LutUse | null) =>
    store.edit({ label: use ? "Choose LUT" : "Remove LUT" }, (before) =>
      setLut(before, { clipId, lut: use }),
    );
  const upload = useMutation({
    mutationFn: uploadLut,
    onSuccess({ digest, name, table }) {
      player.tables.keep(digest, table);
      choose({ digest, name, strength: 1 });
    },
  });
  const others = new Map(
    lutsOf(cut)
      .filter(({ digest }) => digest !== lut?.digest)
      .map((use) => [use.digest, use]),
  );
  return (
    <div className="grid gap-2">
      <span className="flex items-center justify-between gap-2 text-sm">
        <span className="truncate">{lut ? `LUT: ${lut.name}` : "No LUT"}</span>
        {lut && (
          <Button size="sm" variant="ghost" onClick={() => choose(null)}>
            Remove
          </Button>
        )}
      </span>
      {lut && (
        <LevelSlider
          label="Strength"
          name="LUT strength"
          value={lut.strength}
          min={0}
          max={1}
          step={0.01}
          text={`${Math.round(lut.strength * 100)} %`}
          change={(before, strength) => setLut(before, { clipId, lut: { ...lut, strength } })}
        />
      )}
      {lut && <LutProblem digest={lut.digest} />}
      {[...others.values()].map((use) => (
        <Button key={use.digest} size="sm" onClick={() => choose({ ...use, strength: 1 })}>
          <span className="truncate">Use {use.name}</span>
        </Button>
      ))}
      <FileButton
        label="LUT file"
        accept=".cube"
        size="sm"
        busy={upload.isPending}
        onFile={(file) => upload.mutate(file)}
      >
        Upload a LUT
      </FileButton>
      {upload.error && <FieldError>{upload.error.message}</FieldError>}
    </div>
  );
}

/** That the preview does without the table, where it could not be loaded. */
function LutProblem({ digest }: { digest: string }) {
  const { tables } = useEditor().player;
  const problem = useSyncExternalStore(
    tables.subscribe,
    () => tables.problem(digest),
    () => null,
  );
  if (!problem) return null;
  return (
    <>
      <FieldError>
        The preview shows the picture without this LUT: it could not be loaded ({problem.message}).
      </FieldError>
      <Button size="sm" onClick={() => tables.tryAgain(digest)}>
        Load it again
      </Button>
    </>
  );
}
