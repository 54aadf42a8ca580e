"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardTitle } from "@/components/ui/card";
import type { VideoView } from "@/domain/view/views";

/** The maker's prompt and the final prompt of every shot, as the models got them. */
export function ShotPrompts({ prompt, prompts }: { prompt: string; prompts: VideoView["prompts"] }) {
  return (
    <div className="grid max-w-4xl gap-4">
      <Prompt title="Your prompt" parts={[prompt]} />
      {prompts.map((shot, index) => (
        <Prompt key={shot.shotKey} title={`Shot ${index + 1}`} parts={[shot.frame, shot.motion]} />
      ))}
    </div>
  );
}

function Prompt({ title, parts }: { title: string; parts: string[] }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(parts.join("\n\n"));
    setCopied(true);
  }
  return (
    <Card>
      <CardTitle
        aside={
          <Button size="sm" variant="ghost" aria-label={`Copy: ${title}`} onClick={() => void copy()}>
            {copied ? <Check aria-hidden /> : <Copy aria-hidden />} {copied ? "Copied" : "Copy"}
          </Button>
        }
      >
        {title}
      </CardTitle>
      <div className="wrap-anywhere grid gap-2 text-sm leading-relaxed">
        {parts.filter(Boolean).map((part, index) => (
          <p key={part}>
            {parts.length > 1 && (
              <span className="text-muted">{index === 0 ? "Picture: " : "Movement: "}</span>
            )}
            {part}
          </p>
        ))}
      </div>
    </Card>
  );
}
