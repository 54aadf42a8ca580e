import type { Metadata } from "next";
import { Gallery } from "@/features/gallery/gallery";
import { listInput, readFilter } from "@/features/gallery/gallery-filter";
import type { RouteProps } from "../page-props";
import { askSignedIn } from "../server-caller";

export const metadata: Metadata = { title: "Videos" };

export default async function VideosPage({ searchParams }: RouteProps) {
  const params = await searchParams;
  const query = new URLSearchParams(
    Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const filter = readFilter(query);
  const page = await askSignedIn(query.size > 0 ? `/videos?${query}` : "/videos", (caller) =>
    caller.projects.list(listInput(filter)),
  );
  return <Gallery first={{ filter, page }} />;
}
