import { useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import "./page-tabs.css";

interface PageTab {
  readonly key: string;
  readonly label: string;
  readonly children: ReactNode;
}

interface PageTabsProps {
  readonly label: string;
  readonly tabs: readonly PageTab[];
  /** Key of the open tab; an unknown one opens the first. */
  readonly open: string;
  readonly onOpen: (key: string) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** Parts of a page, one open at a time; arrow keys, Home and End move between them, narrow screens scroll them sideways. */
export function PageTabs({ label, tabs, open, onOpen }: PageTabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = Math.max(0, tabs.findIndex(({ key }) => key === open));
  const go = (index: number) => {
    const tab = tabs[(index + tabs.length) % tabs.length];
    if (!tab) return;
    onOpen(tab.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${tab.key}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : step === undefined ? null : current + step;
    if (to === null) return;
    event.preventDefault();
    go(to);
  };
  return (
    <>
      <div className="page-tabs" role="tablist" tabIndex={-1} aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab, index) => (
          <button
            key={tab.key} type="button" role="tab" id={`${id}-${tab.key}`} data-key={tab.key} aria-selected={index === current}
            aria-controls={`${id}-panel`} tabIndex={index === current ? 0 : -1} onClick={() => onOpen(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${tabs[current]?.key ?? ""}`}>
        {tabs[current]?.children}
      </div>
    </>
  );
}
