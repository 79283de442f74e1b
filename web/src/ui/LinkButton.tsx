import type { ReactNode } from "react";
import { PageLink } from "./PageLink.js";
import "./link-button.css";

interface LinkButtonProps {
  readonly to: string;
  readonly icon?: ReactNode;
  /** The one thing most come for. */
  readonly primary?: boolean;
  /** A file of the server instead of a page. */
  readonly file?: boolean;
  readonly children: ReactNode;
}

/** A link that looks like a button: a page, which keeps the day asked about, or a file. */
export function LinkButton({ to, icon, primary = false, file = false, children }: LinkButtonProps) {
  const className = primary ? "link-button link-button-primary" : "link-button";
  const content = <>{icon && <span aria-hidden="true">{icon}</span>}{children}</>;
  return file ? <a className={className} href={to}>{content}</a> : <PageLink className={className} to={to}>{content}</PageLink>;
}
