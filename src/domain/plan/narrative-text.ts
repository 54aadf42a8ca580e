import type { Narrative, Plan } from "./plan";

/** The narrative as a document for people: headings, the story, then its structure by scene title. Markdown. */
export function narrativeText(plan: Plan, narrative: Narrative): string {
  const title = (sceneKey: string) => plan.scenes.find(({ key }) => key === sceneKey)?.title ?? sceneKey;
  const arc = narrative.emotionalArc.map(
    ({ sceneKey, emotion, intensity }) =>
      `- **${title(sceneKey)}**: ${emotion} (intensity ${Math.round(intensity * 100)} of 100)`,
  );
  const connections = narrative.sceneConnections.map(
    ({ from, to, how }) => `- **${title(from)} → ${title(to)}**: ${how}`,
  );
  const sections: [string, string][] = [
    ["Story", narrative.story],
    ["Emotional arc", arc.join("\n")],
    ["Scene connections", connections.join("\n")],
    ["Visual progression", narrative.visualProgression],
    [
      "Product reveal",
      `Strategy: ${narrative.productReveal.strategy}. ${narrative.productReveal.description}`,
    ],
    ["Brand narrative", narrative.brandNarrative],
  ];
  const body = sections
    .filter(([, text]) => text !== "")
    .map(([heading, text]) => `## ${heading}\n\n${text}`);
  return `${[`# ${plan.title}`, ...body].join("\n\n")}\n`;
}
