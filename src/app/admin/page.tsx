import { redirect } from "next/navigation";

export default function AdminRoute(): never {
  redirect("/admin/accounts");
}
