import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";

/** Address of another page that keeps the day asked about. */
export function withAsOf(to: string, asOf: string | null): string {
  if (asOf === null) return to;
  const [path, query] = to.split("?");
  const params = new URLSearchParams(query);
  params.set("asOf", asOf);
  return `${path}?${params.toString()}`;
}

/** A link that keeps the day asked about. */
export function PageLink({ to, className, children }: { to: string; className?: string; children: ReactNode }) {
  const [params] = useSearchParams();
  return <Link to={withAsOf(to, params.get("asOf"))} {...(className && { className })}>{children}</Link>;
}
