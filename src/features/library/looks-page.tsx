"use client";

import { Plus, SwatchBook } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Segmented } from "@/components/ui/segmented";
import { type AppliedLook, type LookCategory, type LookContent, lookCategories } from "@/domain/look/look";
import { LibraryFrame } from "@/features/library/library-frame";
import { LookCard } from "@/features/library/look-card";
import { LookForm } from "@/features/library/look-form";
import { lookCategoryTitles } from "@/features/library/look-terms";
import { LookVersions } from "@/features/library/look-versions";
import { Shelf } from "@/features/library/shelf";
import { useLooks } from "@/features/library/use-looks";
import { useUrlParams } from "@/features/shell/use-url-params";

const filters = ["all", "own", ...lookCategories] as const;
type Filter = (typeof filters)[number];
const filterTitles = { all: "All", own: "Your own", ...lookCategoryTitles } satisfies Record<
  Filter | LookCategory,
  string
>;

type Opened =
  | { what: "form"; look: AppliedLook | null; draft?: LookContent }
  | { what: "versions"; look: AppliedLook };

/** Looks that come with the application, and the maker's own. */
export function LooksPage() {
  const { params, setParams } = useUrlParams();
  const filter = filters.find((known) => known === params.get("show")) ?? "all";
  const looks = useLooks();
  const [opened, setOpened] = useState<Opened | null>(null);
  const shown = looks.list.data?.filter(
    ({ look, isOwn }) => filter === "all" || (filter === "own" ? isOwn : look.category === filter),
  );
  const newLook = (
    <Button variant="primary" onClick={() => setOpened({ what: "form", look: null })}>
      <Plus aria-hidden /> New look
    </Button>
  );
  return (
    <LibraryFrame
      shelf="looks"
      lead="A look is a way of telling and of drawing that any video can take on. Videos keep the version that they were made with."
      actions={newLook}
    >
      <Segmented
        label="Which looks"
        className="mb-5"
        value={filter}
        options={filters.map((value) => ({ value, label: filterTitles[value] }))}
        onChange={(value) => setParams({ show: value === "all" ? "" : value })}
      />
      <Shelf
        list={looks.list}
        items={shown}
        empty={
          <EmptyState icon={SwatchBook} title="No look of your own yet" action={newLook}>
            Make one from nothing, or duplicate one that comes with the application and change it.
          </EmptyState>
        }
      >
        {({ look, isOwn }) => (
          <LookCard
            key={look.key}
            look={look}
            isOwn={isOwn}
            actions={{
              onEdit: () => setOpened({ what: "form", look }),
              onVersions: () => setOpened({ what: "versions", look }),
              onDuplicate: () => void looks.duplicate(look),
              onRemove: () => void looks.remove(look),
            }}
          />
        )}
      </Shelf>
      {opened?.what === "form" && (
        <LookForm
          key={`${opened.look?.key}/${opened.draft ? "again" : ""}`}
          look={opened.look}
          draft={opened.draft ?? null}
          onClose={() => setOpened(null)}
          onGoOn={(draft) => setOpened({ ...opened, draft })}
        />
      )}
      {opened?.what === "versions" && <LookVersions look={opened.look} onClose={() => setOpened(null)} />}
    </LibraryFrame>
  );
}
