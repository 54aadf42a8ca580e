import { StudioError } from "@/domain/errors";
import type { SignerState } from "@/domain/export/signer-state";
import type { Env } from "@/env";
import { readSigner, type Signer } from "@/media/provenance/signer";

/** What this installation signs Content Credentials with. */
export type Signing = {
  /** Null where nothing is configured. Throws "misconfigured" when what is configured cannot sign. */
  signer(): Promise<Signer | null>;
  /** The same for administrators, who are told what is wrong with which file. */
  state(): Promise<SignerState>;
};

/** The files are read each time they are needed: a renewed certificate needs no restart. */
export function createSigning(files: Env["signer"]): Signing {
  const read = async () => (files === null ? null : readSigner(files, new Date()));
  return {
    async signer() {
      try {
        return await read();
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
        // Makers are not told where files of the server lie.
        throw new StudioError(
          "misconfigured",
          "This studio cannot sign films at present. An administrator finds the reason under Administration, Signing.",
          { cause: error },
        );
      }
    },
    async state() {
      try {
        const found = await read();
        return found === null ? { state: "off" } : { state: "ready", ...found.facts };
      } catch (error) {
        if (error instanceof StudioError) return { state: "broken", problem: error.message };
        throw error;
      }
    },
  };
}
