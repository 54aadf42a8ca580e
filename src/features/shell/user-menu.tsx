"use client";

import { LogOut, MessagesSquare, Settings, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import type { AccountRole } from "@/domain/auth/rights";
import { endSession } from "@/features/account/end-session";

export function UserMenu({ username, role }: { username: string; role: AccountRole }) {
  return (
    <Menu
      trigger={
        <Button variant="ghost" className="px-2" aria-label={`Account of ${username}`}>
          <span className="grid size-7 place-items-center rounded-full border border-line bg-surface font-semibold text-xs uppercase">
            {username.slice(0, 1)}
          </span>
          <span className="hidden max-w-32 truncate sm:block">{username}</span>
        </Button>
      }
    >
      <MenuLabel>Signed in as {username}</MenuLabel>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/reviews">
          <MessagesSquare aria-hidden /> Reviews
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/settings">
          <Settings aria-hidden /> Settings
        </Link>
      </MenuItem>
      {role === "admin" && (
        <MenuItem asChild>
          <Link href="/admin/accounts">
            <ShieldCheck aria-hidden /> Administration
          </Link>
        </MenuItem>
      )}
      <MenuItem onSelect={() => void endSession("/")}>
        <LogOut aria-hidden /> Sign out
      </MenuItem>
    </Menu>
  );
}
