"use client";

import type { ReactNode } from "react";
import { Segmented } from "@/components/ui/segmented";
import type { MakeableFormat } from "@/domain/brief/brief";
import type { Draft } from "@/features/composer/draft";

type KindDraft = Pick<Draft, "format" | "guided">;

const formatHints: Record<MakeableFormat, string> = {
  ad: "From a prompt; photos are welcome.",
  product: "From photos of a product. You choose between three stories.",
};

/** What is made, and whether the maker is asked on the way. */
export function KindFields({
  value,
  onChange,
}: {
  value: KindDraft;
  onChange: (values: Partial<KindDraft>) => void;
}) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Choice title="What is it?" hint={formatHints[value.format]}>
        <Segmented
          label="What is it?"
          value={value.format}
          onChange={(format) => onChange({ format })}
          options={[
            { value: "ad", label: "Ad" },
            { value: "product", label: "Product video" },
          ]}
        />
      </Choice>
      <Choice
        title="How is it made?"
        hint={
          value.guided
            ? `Stops for you after ${value.format === "product" ? "stories, plan" : "plan"}, frames and clips; nothing more is paid until you go on.`
            : "Goes through to the finished video without a stop."
        }
      >
        <Segmented
          label="How is it made?"
          value={value.guided ? "guided" : "auto"}
          onChange={(mode) => onChange({ guided: mode === "guided" })}
          options={[
            { value: "auto", label: "Auto" },
            { value: "guided", label: "Guided" },
          ]}
        />
      </Choice>
    </div>
  );
}

function Choice({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <p className="font-medium text-sm" aria-hidden>
        {title}
      </p>
      {children}
      <p className="text-muted text-xs leading-relaxed">{hint}</p>
    </div>
  );
}
