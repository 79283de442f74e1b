import { useEffect, type ReactNode } from "react";
import "./page.css";

interface PageHeaderProps {
  readonly title: string;
  /** Where the title comes from, if not from its row. */
  readonly titleMark?: ReactNode;
  /** What identifies it: code, kind, status, district. */
  readonly identity?: ReactNode;
  readonly actions?: ReactNode;
  /** A line on what the page is and is not. */
  readonly note?: ReactNode;
}

/** Head of every page but the board: its name, what identifies it, what can be done. */
export function PageHeader({ title, titleMark, identity, actions, note }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · 城棋 Chengqi`;
  }, [title]);
  return (
    <header className="page-header">
      <div className="page-header-text">
        {titleMark ? <div className="page-title"><h1>{title}</h1>{titleMark}</div> : <h1>{title}</h1>}
        {identity && <div className="page-identity">{identity}</div>}
        {note && <p className="page-note">{note}</p>}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
