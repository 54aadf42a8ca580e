import type { ReactNode } from "react";

export function AccountFrame({
  title,
  lead,
  children,
  footer,
}: {
  title: string;
  lead: string;
  children: ReactNode;
  footer: ReactNode;
}) {
  return (
    <div className="mx-auto grid w-full max-w-sm grow content-start gap-6 px-4 py-12 sm:content-center sm:pb-32">
      <div className="grid gap-1.5">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        <p className="text-muted text-sm leading-relaxed">{lead}</p>
      </div>
      {children}
      <p className="text-muted text-sm">{footer}</p>
    </div>
  );
}
