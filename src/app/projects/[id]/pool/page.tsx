import type { Metadata } from "next";
import { PoolPage } from "@/features/pool/pool-page";
import type { RouteProps } from "../../../page-props";
import { askSignedIn } from "../../../server-caller";

export const metadata: Metadata = { title: "Pool" };

export default async function PoolRoute({ params, searchParams }: RouteProps<"id">) {
  const { id } = await params;
  const query = new URLSearchParams(
    Object.entries(await searchParams).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
  const path = `/projects/${id}/pool`;
  const overview = await askSignedIn(query.size > 0 ? `${path}?${query}` : path, (caller) =>
    caller.pool.overview({ projectId: id }),
  );
  return <PoolPage key={id} initial={overview} />;
}
