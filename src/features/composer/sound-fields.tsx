import { SwitchField } from "@/components/ui/switch";
import type { Draft } from "@/features/composer/draft";
import { chosenOffer } from "@/features/models/offer-choice";
import { trpc } from "@/trpc/client";

export function SoundFields({
  draft,
  local,
  onChange,
}: {
  draft: Pick<Draft, "music" | "voice" | "models">;
  /** Names of what this machine has, until the offers are there. */
  local: { music: string; speech: string | null };
  onChange: (values: Partial<Draft>) => void;
}) {
  const offers = trpc.models.offers.useQuery();
  const nameOf = (kind: "music" | "speech") =>
    chosenOffer(offers.data ?? [], { kind, id: draft.models[kind] })?.name ?? local[kind];
  const speech = nameOf("speech");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SwitchField
        label="Music"
        hint={`Composed for the mood by ${nameOf("music")}.`}
        checked={draft.music}
        onCheckedChange={(music) => onChange({ music })}
      />
      <SwitchField
        label="Voice-over"
        hint={
          speech
            ? `Spoken by ${speech}.`
            : "No speech engine was found on this server; the video will have none, unless you choose a voice under Models."
        }
        checked={draft.voice && speech !== null}
        disabled={speech === null}
        onCheckedChange={(voice) => onChange({ voice })}
      />
    </div>
  );
}
