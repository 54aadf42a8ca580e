import { FileSignature } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Callout } from "@/components/ui/callout";
import { Card, CardTitle } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { SignerState } from "@/domain/export/signer-state";
import { AdminFrame } from "@/features/admin/admin-frame";
import { Moment } from "@/features/wording/moments";

/** What exported films are signed with, and until when. */
export function SigningPage({ signer, now }: { signer: SignerState; now: Date }) {
  return (
    <AdminFrame
      page="signing"
      lead="Exported MP4 and MOV films can carry signed Content Credentials (C2PA), which say how they were made."
    >
      <Signer signer={signer} now={now} />
    </AdminFrame>
  );
}

function Signer({ signer, now }: { signer: SignerState; now: Date }) {
  if (signer.state === "off") {
    return (
      <EmptyState icon={FileSignature} title="Nothing is signed">
        Films say how they were made in plain metadata, which anybody can change. To have them signed, set
        C2PA_CERTIFICATE_FILE and C2PA_PRIVATE_KEY_FILE and start the studio again.
      </EmptyState>
    );
  }
  if (signer.state === "broken") {
    return (
      <Callout tone="danger" title="The signer does not work, and MP4 and MOV exports are refused">
        {signer.problem}
      </Callout>
    );
  }
  return <SignerCard signer={signer} now={now} />;
}

const soonDays = 30;
const dayMs = 24 * 60 * 60 * 1000;

function SignerCard({ signer, now }: { signer: Extract<SignerState, { state: "ready" }>; now: Date }) {
  const days = Math.floor((new Date(signer.validUntil).getTime() - now.getTime()) / dayMs);
  const isSoon = days < soonDays;
  const facts = [
    ["Signed as", signer.name],
    ["Certificate issued by", signer.issuer],
    ["Signature", signer.algorithm],
    ["Time stamps", "None: signatures count until the certificate expires"],
  ];
  return (
    <Card className="grid max-w-2xl gap-4">
      <CardTitle
        aside={
          <Badge tone={isSoon ? "accent" : "success"}>
            {isSoon ? (days === 1 ? "1 day left" : `${days} days left`) : "Ready"}
          </Badge>
        }
      >
        Content Credentials
      </CardTitle>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted text-xs">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
        <div>
          <dt className="text-muted text-xs">Valid until</dt>
          <dd>
            <Moment iso={signer.validUntil} />
          </dd>
        </div>
      </dl>
      <p className="text-muted text-sm leading-relaxed">
        Each file is read back after it was signed, and an export fails when anything in it does not hold. Put
        a renewed certificate in the place of the old one before it expires: nothing has to be started again.
      </p>
    </Card>
  );
}
