import { runCommand } from "@/cli/run-command";
import { StudioError } from "@/domain/errors";
import { describeNetworks } from "@/domain/quality/describe-networks";
import { openWeightsFolder } from "@/quality/models/weights-folder";
import { weightsFolderOf } from "@/runtime/quality-networks";

const usage = `Usage: npm run weights -- [--data DIR]

Says which neural networks for quality are installed, reads their files through, and tells for the others which files to
fetch and where to put them. Nothing is fetched: the studio works without any of them.

  --data DIR   the data folder (default: FRAMEWRIGHT_DATA, else ./data); FRAMEWRIGHT_WEIGHTS names another place
  --help       this text`;

await runCommand({
  usage,
  options: {},
  required: null,
  async run(env) {
    const state = await openWeightsFolder({ folder: weightsFolderOf(env) }).state();
    const text = describeNetworks(state);
    if (state.networks.some((network) => network.state === "broken")) {
      throw new StudioError("misconfigured", text);
    }
    return text;
  },
});
