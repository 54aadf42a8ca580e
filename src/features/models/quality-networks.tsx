"use client";

import { ExternalLink, RefreshCw } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card, CardTitle } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Skeleton } from "@/components/ui/skeleton";
import { metrics } from "@/domain/quality/metrics";
import type { NetworkFileState, NetworkState, NetworksState } from "@/domain/quality/networks";
import { readFailure } from "@/features/wording/failures";
import { bytesText, countText } from "@/features/wording/numbers";
import { trpc } from "@/trpc/client";

/** For admins: which neural networks measure on this machine, and what the others need. */
export function QualityNetworks() {
  const { data, error, isFetching, refetch } = trpc.models.networks.useQuery();
  return (
    <Card aria-labelledby="networks-title">
      <CardTitle>
        <span id="networks-title">Quality models</span>
      </CardTitle>
      <p className="text-muted text-sm leading-relaxed">
        Neural networks that measure what signals alone cannot: whether a shot fits its words, whether a face
        stays the same. They run on this machine, from files that you put there; nothing is fetched, and
        without them only their scores are missing.
      </p>
      <div className="my-3 grid gap-2">
        {error && <Callout tone="danger" title={readFailure(error).message} />}
        {data ? <Networks {...data} /> : !error && <Skeleton className="h-56" />}
      </div>
      <Button onClick={() => void refetch()} busy={isFetching}>
        <RefreshCw aria-hidden /> Look again
      </Button>
    </Card>
  );
}

function Networks({ folder, networks }: NetworksState) {
  return (
    <>
      <p className="text-sm">
        Folder: <code className="wrap-anywhere text-xs">{folder}</code>
      </p>
      {networks.map((network) => (
        <Network key={network.id} {...network} />
      ))}
    </>
  );
}

const stateBadges = {
  installed: { tone: "success", text: "Installed" },
  missing: { tone: "neutral", text: "Not installed" },
  broken: { tone: "danger", text: "Not usable" },
} as const;

function Network({ title, state, measures, licence, dated, files }: NetworkState) {
  const { tone, text } = stateBadges[state];
  return (
    <Disclosure summary={title} aside={<Badge tone={tone}>{text}</Badge>} defaultOpen={state === "broken"}>
      <p className="text-muted text-xs leading-relaxed">
        Measures {measures.map((metric) => metrics[metric].title.toLowerCase()).join(" and ")}. Licence:{" "}
        {licence} (read {dated}). {countText(files.length, "file")},{" "}
        {bytesText(files.reduce((sum, { bytes }) => sum + bytes, 0))}.
      </p>
      <ul className="mt-2 grid gap-3 text-sm">
        {files.map((file) => (
          <WeightFile key={file.name} {...file} />
        ))}
      </ul>
    </Disclosure>
  );
}

const fileWords = { present: "There", missing: "Missing", broken: "Wrong" } as const;

function WeightFile({ name, source, preparation, state, problem, digest }: NetworkFileState) {
  const [address] = source.split(" ");
  return (
    <li className="grid gap-1">
      <span className="flex flex-wrap items-baseline gap-x-2">
        <code className="wrap-anywhere text-xs">{name}</code>
        <span className={state === "broken" ? "text-danger text-xs" : "text-muted text-xs"}>
          {fileWords[state]}
          {state === "present" && digest && `, SHA-256 ${digest.slice(0, 12)}…`}
        </span>
      </span>
      {problem && <p className="wrap-anywhere text-danger text-xs leading-relaxed">{problem}</p>}
      {state !== "present" && (
        <a
          href={address}
          target="_blank"
          rel="noreferrer"
          className="inline-flex w-fit items-center gap-1 text-xs underline underline-offset-2 hover:text-foreground"
        >
          <ExternalLink className="size-3" aria-hidden /> Page to fetch {name.split("/").at(-1)} from
        </a>
      )}
      {state !== "present" && preparation && (
        <p className="text-muted text-xs leading-relaxed">
          Then: <code className="wrap-anywhere">{preparation}</code>
        </p>
      )}
    </li>
  );
}
