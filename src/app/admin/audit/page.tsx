import type { Metadata } from "next";
import { auditQuestion } from "@/domain/admin/questions";
import { adminAddress, readPlace, readQuestion } from "@/features/admin/admin-address";
import { AuditPage } from "@/features/admin/audit-page";
import type { RouteProps } from "../../page-props";
import { askSignedIn } from "../../server-caller";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditRoute({ searchParams }: RouteProps) {
  const params = await searchParams;
  const question = readQuestion(auditQuestion, params);
  const after = readPlace(params);
  const view = await askSignedIn(adminAddress("audit", { ...question, ...after }), (caller) =>
    caller.admin.audit({ ...question, after }),
  );
  return <AuditPage question={question} after={after} view={view} />;
}
