import { toldFailure } from "./told-failure";
import type { Vendor } from "./vendor";

/** The message is for whoever typed the key in. */
export type AccountCheck = { ok: boolean; message: string };

/** Asks for the list of models, which costs nothing and needs the key. */
export async function checkAccount(vendor: Vendor, textModel: string): Promise<AccountCheck> {
  try {
    const { data } = await vendor.client.models.list();
    if (!Array.isArray(data)) {
      return { ok: false, message: `What answers at this address does not speak OpenAI's language.` };
    }
    const has = data.some(({ id }) => id === textModel || id.startsWith(`${textModel}:`));
    return has
      ? { ok: true, message: `${vendor.name} accepts the key, and it may use ${textModel}.` }
      : { ok: false, message: `${vendor.name} accepts the key, but offers no model ${textModel} for it.` };
  } catch (error) {
    const { message, code } = toldFailure(error, vendor);
    return {
      ok: false,
      message: code === "outcome-unknown" ? `${vendor.name} did not answer properly.` : message,
    };
  }
}
