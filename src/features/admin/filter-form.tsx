import Form from "next/form";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { type AdminPage, adminAddress } from "@/features/admin/admin-address";

/** A filter whose answers become the address of the page. */
export function FilterForm({
  page,
  filtered,
  children,
}: {
  page: AdminPage;
  /** Whether something is filtered now, which can be taken back. */
  filtered: boolean;
  children: ReactNode;
}) {
  return (
    <Form
      action={adminAddress(page)}
      role="search"
      aria-label="Filter"
      className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3"
    >
      {children}
      <Button type="submit">Show</Button>
      {filtered && (
        <Button asChild variant="ghost">
          <Link href={adminAddress(page)}>Show all</Link>
        </Button>
      )}
    </Form>
  );
}

export function FilterText({
  label,
  name,
  value,
  type = "search",
}: {
  label: string;
  name: string;
  value: string | undefined;
  type?: "search" | "date";
}) {
  return (
    <Field label={label} className="min-w-36">
      {(control) => (
        <Input
          key={value ?? ""}
          {...control}
          type={type}
          name={name}
          maxLength={200}
          autoComplete="off"
          defaultValue={value ?? ""}
        />
      )}
    </Field>
  );
}

export function FilterChoice({
  label,
  name,
  value,
  all,
  options,
}: {
  label: string;
  name: string;
  value: string | undefined;
  /** What no choice is called. */
  all: string;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <Field label={label} className="min-w-36">
      {(control) => (
        <Select key={value ?? ""} {...control} name={name} defaultValue={value ?? ""}>
          <option value="">{all}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
