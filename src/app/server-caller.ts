import "server-only";
import { TRPCError } from "@trpc/server";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { canMake, homeOf } from "@/domain/auth/rights";
import { auth } from "@/server/auth/auth";
import { createContext } from "@/server/context";
import { createCaller } from "@/server/root";

type Caller = ReturnType<typeof createCaller>;

/** Asks the API from a page, in process and with the visitor's rights. */
export async function askPublic<Answer>(question: (caller: Caller) => Promise<Answer>): Promise<Answer> {
  return question(createCaller(await createContext()));
}

/**
 * For pages that need somebody signed in.
 *
 * @param path Where to come back to after signing in.
 */
export async function askSignedIn<Answer>(
  path: string,
  question: (caller: Caller) => Promise<Answer>,
): Promise<Answer> {
  const user = await auth();
  if (!user) {
    // A cookie without an account behind it: the session has ended since, and the page to come says so.
    const ended = (await cookies()).getAll().some(({ name }) => name.endsWith("next-auth.session-token"));
    redirect(`/sign-in?${ended ? "error=session-expired&" : ""}next=${encodeURIComponent(path)}`);
  }
  try {
    return await askPublic(question);
  } catch (error) {
    // A malformed id in the address is an address at which nothing is.
    if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) notFound();
    // A reviewer's account has none of the makers' pages, but it has its own.
    if (error instanceof TRPCError && error.code === "FORBIDDEN" && !canMake(user.role))
      redirect(homeOf(user.role));
    throw error;
  }
}
