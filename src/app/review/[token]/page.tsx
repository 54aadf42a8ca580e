import { TRPCError } from "@trpc/server";
import { Link2Off } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { GuestDoor } from "@/features/review/guest-door";
import { PageFrame } from "@/features/shell/page-frame";
import type { RouteProps } from "../../page-props";
import { askPublic } from "../../server-caller";

// The address itself is the key: it is not for search engines, nor for other sites.
export const metadata: Metadata = { title: "Review", robots: { index: false }, referrer: "no-referrer" };

export default async function GuestReviewRoute({ params }: RouteProps<"token">) {
  const { token } = await params;
  const invitation = await invitationTo(token);
  if (!invitation) return <ClosedDoor />;
  return <GuestDoor key={token} token={token} invitation={invitation} />;
}

/** Null for a link that opens nothing (any more). */
async function invitationTo(token: string) {
  try {
    return await askPublic((caller) => caller.reviews.invitation({ access: { token } }));
  } catch (error) {
    if (error instanceof TRPCError && ["NOT_FOUND", "BAD_REQUEST"].includes(error.code)) return null;
    throw error;
  }
}

function ClosedDoor() {
  return (
    <PageFrame title="Review" narrow>
      <EmptyState icon={Link2Off} title="This link opens nothing">
        Its time may be over, or its owner has taken it back. Ask whoever sent it to you for a new one.
      </EmptyState>
    </PageFrame>
  );
}
