import { csvLine } from "@/domain/cost/csv";
import { decimalDollars } from "@/domain/cost/money";
import { narrativeText } from "@/domain/plan/narrative-text";
import type { Plan } from "@/domain/plan/plan";
import { flattenPicture } from "@/domain/timeline/flatten";
import { digitalSourceType } from "./origin";
import type { PackageMaterial } from "./package-material";

/** The story and, shot by shot, what is seen, said and read. Markdown. */
export function scriptDocument({ title, plan, narrative }: PackageMaterial): string {
  if (!plan) return `# ${title}\n\nThis video has no plan.\n`;
  const shots = plan.shots.map((_, index) => shotText(plan, index));
  const story = narrative ? narrativeText(plan, narrative) : `# ${plan.title}\n`;
  return `${story}\n## Script\n\n${shots.join("\n\n")}\n`;
}

function shotText(plan: Plan, index: number): string {
  const shot = plan.shots[index];
  if (!shot) return "";
  const seconds = (shot.durationFrames / plan.fps).toFixed(1);
  return [
    `### Shot ${index + 1}, ${seconds} s`,
    shot.action,
    ...(shot.voiceOver === null ? [] : [`Voice: “${shot.voiceOver}”`]),
    ...shot.overlays.map(({ text, position }) => `On screen, ${position}: “${text}”`),
    ...(shot.sounds.length > 0 ? [`Sounds: ${shot.sounds.join(", ")}`] : []),
  ].join("\n\n");
}

/** What every model was asked for. Markdown. */
export function promptsDocument({ title, prompt, prompts }: PackageMaterial): string {
  const asked = prompts.map(
    ({ slot, model, seed, prompt: text }) =>
      `## ${slot}\n\nModel ${model}, seed ${seed}\n\n${text || "(none)"}`,
  );
  return `${[`# Prompts of ${title}`, `> ${prompt.replaceAll("\n", "\n> ")}`, ...asked].join("\n\n")}\n`;
}

/** Every charge as a CSV file. */
export const costsDocument = ({ costs }: PackageMaterial): string =>
  [
    csvLine(["Stage", "Model", "Description", "US dollars"]),
    ...costs.map(({ stage, model, description, amountMicros }) =>
      csvLine([stage, model, description, decimalDollars(amountMicros)]),
    ),
  ].join("");

/** What the video is, for programs. */
export function metadataDocument(material: PackageMaterial): string {
  const { title, of, version, cut, prompts, origin, prompt } = material;
  const { lengthFrames } = flattenPicture(cut);
  const models = [...new Set(prompts.map(({ model }) => model))].toSorted();
  const metadata = {
    ...{
      title,
      of,
      version,
      prompt,
      draft: origin.draft,
      fps: cut.fps,
      ...cut.size,
      durationFrames: lengthFrames,
    },
    ...{ models, digitalSourceType: digitalSourceType(origin), madeWith: "Framewright" },
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}
