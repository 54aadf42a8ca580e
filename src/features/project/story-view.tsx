import { Card, CardTitle } from "@/components/ui/card";
import type { Narrative, Plan } from "@/domain/plan/plan";
import { termText } from "@/features/wording/terms";

const paragraphs = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter(Boolean);

export function StoryView({ narrative, plan }: { narrative: Narrative; plan: Plan | null }) {
  const sceneTitle = (key: string) => plan?.scenes.find((scene) => scene.key === key)?.title ?? key;
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <Card>
        <CardTitle>Story</CardTitle>
        <div className="grid max-w-prose gap-4 leading-relaxed">
          {paragraphs(narrative.story).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <dl className="mt-6 grid max-w-prose gap-4 border-line border-t pt-4 text-sm leading-relaxed">
          {[
            { title: "How the picture changes", text: narrative.visualProgression },
            {
              title: "Product reveal",
              text: `${termText(narrative.productReveal.strategy)}. ${narrative.productReveal.description}`,
            },
            { title: "What it says of the brand", text: narrative.brandNarrative },
          ].map(({ title, text }) => (
            <div key={title} className="grid gap-1">
              <dt className="text-muted text-xs">{title}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <div className="grid content-start gap-4">
        <Card>
          <CardTitle>Emotional arc</CardTitle>
          <ol className="grid gap-3 text-sm">
            {narrative.emotionalArc.map(({ sceneKey, emotion, intensity }) => (
              <li key={sceneKey} className="grid gap-1">
                <span className="flex justify-between gap-3">
                  <span>{sceneTitle(sceneKey)}</span>
                  <span className="text-muted text-xs">{emotion}</span>
                </span>
                <span className="h-1.5 rounded-full bg-line" aria-hidden>
                  <span
                    className="block h-full rounded-full bg-accent"
                    style={{ width: `${Math.round(intensity * 100)}%` }}
                  />
                </span>
              </li>
            ))}
          </ol>
        </Card>
        {narrative.sceneConnections.length > 0 && (
          <Card>
            <CardTitle>From scene to scene</CardTitle>
            <ul className="grid gap-3 text-sm leading-relaxed">
              {narrative.sceneConnections.map(({ from, to, how }) => (
                <li key={`${from}-${to}`}>
                  <span className="text-muted text-xs">
                    {sceneTitle(from)} → {sceneTitle(to)}
                  </span>
                  <br />
                  {how}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </div>
  );
}
