import type { Brief } from "@/domain/brief/brief";
import type { Workspace } from "./workspace";

/** The brief as it holds in a project: with the look and the brand that its maker has decided on since. */
export function withWorkspace(
  { look: asked, ...brief }: Brief,
  { look: decided, brand }: Pick<Workspace, "look" | "brand">,
): Brief {
  const look = decided === undefined ? asked : decided;
  return { ...brief, ...(look && { look }), ...(brand && { brand }) };
}
