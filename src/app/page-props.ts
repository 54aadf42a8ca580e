/** What Next.js hands to a page, for routes with the given parameters. */
export type RouteProps<Params extends string = never> = {
  params: Promise<Record<Params, string>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
