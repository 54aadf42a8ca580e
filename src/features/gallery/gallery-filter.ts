import { type ProjectStatus, projectStatuses } from "@/domain/run/run";

export type GalleryFilter = { search: string; status: ProjectStatus | null };

const pageSize = 24;

/** Reads a filter out of the address; a status that does not exist is no filter. */
export function readFilter(params: { get: (name: string) => string | null }): GalleryFilter {
  return {
    search: params.get("q")?.trim() ?? "",
    status: projectStatuses.find((status) => status === params.get("status")) ?? null,
  };
}

export const listInput = ({ search, status }: GalleryFilter) => ({
  limit: pageSize,
  ...(search ? { search } : {}),
  ...(status ? { status } : {}),
});
