"use client";

import {
  type ClipboardEvent,
  type DragEvent,
  type FormEvent,
  type KeyboardEvent,
  useRef,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Disclosure } from "@/components/ui/disclosure";
import { keptClear } from "@/components/ui/kept-clear";
import { briefLimits } from "@/domain/brief/brief";
import { isBeyondDraft } from "@/domain/catalogue/model-choice";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import { SettingsPanel } from "@/features/coherence/settings-panel";
import { BeforeStart } from "@/features/composer/before-start";
import { BrandFields } from "@/features/composer/brand-fields";
import {
  type Draft,
  draftErrors,
  draftToBrief,
  emptyDraft,
  onlyPromptIsWrong,
} from "@/features/composer/draft";
import { EstimatePanel } from "@/features/composer/estimate-panel";
import { FormatFields } from "@/features/composer/format-fields";
import { HeroNote } from "@/features/composer/hero-note";
import { KindFields } from "@/features/composer/kind-fields";
import { LookFields } from "@/features/composer/look-fields";
import { ModelSection } from "@/features/composer/model-section";
import { PromptField } from "@/features/composer/prompt-field";
import { QualitySection } from "@/features/composer/quality-section";
import { SoundFields } from "@/features/composer/sound-fields";
import { useDraft } from "@/features/composer/use-draft";
import { useDraftUploads } from "@/features/composer/use-draft-uploads";
import { useEstimates } from "@/features/composer/use-estimates";
import { type ComposerAim, useStart } from "@/features/composer/use-start";
import { ImagePicker } from "@/features/product-images/image-picker";

/** Where a refused form is to be mended; a button cannot be marked as a field can. */
const wrongField = "[aria-invalid=true], [data-invalid]";
const newProject: ComposerAim = { again: null, from: null };

/** @param start A draft made from an earlier project; null goes on with what was typed last. */
export function Composer({
  start,
  preset,
  models,
  aim = newProject,
}: {
  start: Draft | null;
  /** The settings that a new video begins with. */
  preset: CoherenceSettings;
  models: { music: string; speech: string | null };
  aim?: ComposerAim;
}) {
  const form = useRef<HTMLFormElement>(null);
  const { draft, dispatch, forget } = useDraft(start, preset);
  const [tried, setTried] = useState(false);
  const [dropping, setDropping] = useState(false);
  const uploads = useDraftUploads(draft, dispatch);
  const change = (values: Partial<Draft>) => dispatch({ type: "changed", values });

  const errors = draftErrors(draft);
  const tooLong = draft.prompt.trim().length > briefLimits.promptCharacters.max;
  const estimates = useEstimates(draft, aim.again);
  const starting = useStart(aim, forget);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0) {
      // Errors appear with the next paint; only then is there a field to go to.
      requestAnimationFrame(() => {
        form.current?.querySelector(wrongField)?.closest("details")?.setAttribute("open", "");
        form.current?.querySelector<HTMLElement>(wrongField)?.focus();
      });
      return;
    }
    // What is going to be paid has to be on the screen.
    if (isBeyondDraft(draft.models) && (aim.again || !draft.draftFirst) && !estimates.real) return;
    await starting.start(draft);
  }

  function submitOnShortcut(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  }

  function takeFiles(event: ClipboardEvent | DragEvent, files: FileList | undefined) {
    setDropping(false);
    if (!files?.length) return;
    event.preventDefault();
    uploads.photos.add(Array.from(files));
  }

  return (
    <form
      ref={form}
      noValidate
      aria-label={aim.again ? "Change and run again" : "New video"}
      onSubmit={(event) => {
        // What went wrong is shown from `starting.error`, beside the button.
        submit(event).catch(() => undefined);
      }}
      onKeyDown={submitOnShortcut}
      onPaste={(event) => takeFiles(event, event.clipboardData.files)}
      onDrop={(event) => takeFiles(event, event.dataTransfer.files)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      className={cn(
        "grid gap-6 rounded-xl lg:grid-cols-[minmax(0,1fr)_22rem]",
        dropping && "outline-2 outline-accent outline-offset-4 outline-dashed",
      )}
    >
      <div className="grid content-start gap-4">
        {draft.heroDigest && <HeroNote onRemove={() => change({ heroDigest: null })} />}
        <Card className="grid gap-6">
          <KindFields value={draft} onChange={change} />
          <PromptField
            draft={draft}
            error={tried || tooLong ? errors.prompt : null}
            onChange={(prompt) => change({ prompt })}
          />
          <ImagePicker
            images={draft.images}
            upload={uploads.photos}
            needed={draft.format === "product"}
            error={tried ? errors.imageDigests : null}
            onChange={dispatch}
          />
        </Card>
        <Card>
          <CardTitle>Format</CardTitle>
          <FormatFields value={draft} errors={errors} onChange={change} />
        </Card>
        <Card className="grid gap-5">
          <div>
            <CardTitle>Look</CardTitle>
            <LookFields value={draft} onChange={change} />
          </div>
          <SoundFields draft={draft} local={models} onChange={change} />
        </Card>
        <ModelSection value={draft.models} onChange={(chosen) => change({ models: chosen })} />
        <Disclosure summary="Brand" aside={draft.brand.name || "Name, colours, logo, font"}>
          <BrandFields
            brand={draft.brand}
            logo={draft.logo}
            logoUpload={uploads.logo}
            errors={errors}
            onBrand={(brand) => change({ brand })}
            onLogo={(logo) => change({ logo })}
          />
        </Disclosure>
        <SettingsPanel
          value={draft}
          seedError={errors.seed}
          brief={onlyPromptIsWrong(errors) ? draftToBrief(draft) : null}
          onChange={change}
        />
        <QualitySection draft={draft} errors={errors} onChange={change} />
        <Button
          variant="link"
          className="justify-self-start text-muted"
          onClick={() => dispatch({ type: "loaded", draft: emptyDraft(preset) })}
        >
          Clear the form
        </Button>
      </div>
      <aside
        {...keptClear}
        aria-label="Cost and start"
        className="sticky bottom-3 z-30 self-start lg:top-20 lg:bottom-auto"
      >
        <EstimatePanel
          estimates={estimates}
          error={starting.error ?? estimates.error}
          busy={starting.busy || uploads.waiting}
          draftFirst={draft.draftFirst}
          onDraftFirst={(draftFirst) => change({ draftFirst })}
          isAgain={aim.again !== null}
        >
          <BeforeStart draft={draft} estimates={estimates} isAgain={aim.again !== null} onStarted={forget} />
        </EstimatePanel>
      </aside>
    </form>
  );
}
