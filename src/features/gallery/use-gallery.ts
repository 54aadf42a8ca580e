import { type InfiniteData, keepPreviousData } from "@tanstack/react-query";
import type { ProjectCard, ProjectPageView } from "@/domain/view/views";
import { type GalleryFilter, listInput } from "@/features/gallery/gallery-filter";
import { useProjectRemoval } from "@/features/project/use-project-removal";
import { trpc } from "@/trpc/client";

/** The list without a project, as it looks from the moment when somebody deletes it. */
export function withoutProject<Cursor>(data: InfiniteData<ProjectPageView, Cursor> | undefined, id: string) {
  if (!data) return data;
  const held = data.pages.some((page) => page.items.some((item) => item.id === id));
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      items: page.items.filter((item) => item.id !== id),
      total: page.total !== null && held ? page.total - 1 : page.total,
    })),
  };
}

/** @param first The first page as the server rendered it, for the filter of the address. */
export function useGallery(filter: GalleryFilter, first: { filter: GalleryFilter; page: ProjectPageView }) {
  const utils = trpc.useUtils();
  const input = listInput(filter);
  const isFirst = filter.search === first.filter.search && filter.status === first.filter.status;
  const list = trpc.projects.list.useInfiniteQuery(input, {
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    ...(isFirst ? { initialData: { pages: [first.page], pageParams: [undefined] } } : {}),
  });
  const { remove, error } = useProjectRemoval();

  /** It leaves the list at once; a refusal brings it back. */
  async function removeProject({ id, title }: ProjectCard) {
    utils.projects.list.setInfiniteData(input, (data) => withoutProject(data, id));
    await remove({ id, title });
    await utils.projects.list.invalidate();
  }

  return {
    list,
    projects: list.data?.pages.flatMap((page) => page.items) ?? [],
    total: list.data?.pages.at(0)?.total ?? null,
    removeProject,
    removalError: error,
  };
}
