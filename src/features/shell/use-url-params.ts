import { usePathname, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** Sets or (with an empty value) drops parameters of the address without asking the server for the page again. */
export function useUrlParams() {
  const params = useSearchParams();
  const pathname = usePathname();
  const setParams = useCallback(
    (values: Record<string, string>) => {
      const next = new URLSearchParams(window.location.search);
      for (const [name, value] of Object.entries(values)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      const query = next.toString();
      window.history.replaceState(null, "", query ? `${pathname}?${query}` : pathname);
    },
    [pathname],
  );
  return { params, setParams };
}
