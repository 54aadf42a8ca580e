import { toast } from "sonner";
import type { OwnProfile } from "@/domain/coherence/outlook";
import type { CoherenceSettings } from "@/domain/coherence/settings";
import { readFailure } from "@/features/wording/failures";
import { trpc } from "@/trpc/client";

/** The maker's profiles and what can be done with them. Deleting can be undone; failures are told where they happen. */
export function useProfiles() {
  const utils = trpc.useUtils();
  const list = trpc.profiles.list.useQuery();
  const refresh = { onSuccess: () => utils.profiles.list.invalidate() };
  const save = trpc.profiles.save.useMutation(refresh);
  const change = trpc.profiles.change.useMutation(refresh);
  const makeDefault = trpc.profiles.makeDefault.useMutation(refresh);
  const removal = trpc.profiles.remove.useMutation(refresh);
  const restoring = trpc.profiles.restore.useMutation(refresh);

  async function restore({ id, name }: OwnProfile) {
    await told(restoring.mutateAsync({ id }), { done: `“${name}” is back` });
  }

  return {
    profiles: list.data,
    error: list.error,
    save,
    change,
    /** New settings under the same name. */
    update: ({ id, name }: OwnProfile, settings: CoherenceSettings) =>
      told(change.mutateAsync({ id, settings }), { done: `“${name}” has the settings as they stand now` }),
    makeDefault: ({ id, name, isDefault }: OwnProfile) =>
      told(makeDefault.mutateAsync({ id: isDefault ? null : id }), {
        done: isDefault ? "New videos begin with your last settings" : `New videos begin with “${name}”`,
      }),
    async remove(profile: OwnProfile): Promise<boolean> {
      const action = { label: "Undo", onClick: () => void restore(profile) };
      return told(removal.mutateAsync({ id: profile.id }), {
        done: `“${profile.name}” was deleted`,
        action,
      });
    },
  };
}

/** Says how a change has ended; true when it was made. */
async function told(
  change: Promise<unknown>,
  { done, action }: { done: string; action?: { label: string; onClick: () => void } },
): Promise<boolean> {
  try {
    await change;
    toast(done, action ? { action, duration: 10_000 } : {});
    return true;
  } catch (error) {
    toast.error(readFailure(error).message);
    return false;
  }
}
