import {
  findRenderServer,
  insertRenderServer,
  isServerNameTaken,
  updateRenderServer,
} from "@/db/queries/render-servers";
import type { RenderServer } from "@/db/schema/all";
import { newId } from "@/db/schema/columns";
import { StudioError } from "@/domain/errors";
import type { RenderServerInput } from "@/domain/workflow/render-server";
import type { SignedInContext } from "@/server/context";

/**
 * Registers a machine, or changes one. A stored key goes with the address it was entered for: for another address it
 * has to be entered again. Throws StudioError "invalid-input" with `fieldErrors` (name, token), "not-found".
 */
export async function saveServer(
  ctx: SignedInContext,
  { id: knownId, ...input }: RenderServerInput & { id: string | null },
): Promise<{ id: string }> {
  const { db, user } = ctx;
  if (await isServerNameTaken(db, { name: input.name, except: knownId })) {
    throw fieldError("name", "Another server has this name already");
  }
  const { token, ...fields } = input;
  if (knownId === null) {
    const id = newId();
    const sealedToken = sealed(ctx, { id, url: input.url }, token ?? null);
    await insertRenderServer(db, { ...fields, id, ownerId: user.userId, sealedToken });
    return { id };
  }
  const known = await findRenderServer(db, knownId);
  if (!known) throw noServer();
  const sealedToken =
    token === undefined ? keptToken(known, input.url) : sealed(ctx, { id: knownId, url: input.url }, token);
  if (!(await updateRenderServer(db, { ...fields, id: knownId, sealedToken }))) throw noServer();
  return { id: knownId };
}

export const noServer = () => new StudioError("not-found", "This server was removed");

function sealed(
  { runtime }: SignedInContext,
  place: Pick<RenderServer, "id" | "url">,
  token: string | null,
): string | null {
  return token === null ? null : runtime.renderServers.sealerFor(place).seal(token);
}

function keptToken({ sealedToken, url }: RenderServer, newUrl: string): string | null {
  if (sealedToken === null || url === newUrl) return sealedToken;
  throw fieldError("token", "The address has changed: enter the key for it again, or say that it needs none");
}

const fieldError = (field: string, message: string) =>
  new StudioError("invalid-input", message, { fieldErrors: { [field]: message } });
