import type { NetworksState } from "@/domain/quality/networks";
import type { SignedInContext } from "@/server/context";

/** The networks for quality as they lie in the weights folder. New files are read through, which can take some seconds. */
export async function qualityNetworks({ runtime }: Pick<SignedInContext, "runtime">): Promise<NetworksState> {
  const { networks } = runtime.deps.measure;
  return networks ? networks.state() : { folder: "", networks: [] };
}
