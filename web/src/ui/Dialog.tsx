import { useLayoutEffect, useRef, type ReactNode } from "react";
import "./dialog.css";

interface DialogProps {
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A window above the page in the browser's own dialog: it keeps the focus, closes on Escape and on a click beside it. Ant
 * Design's would lock scrolling by a style without a nonce, which the content security policy refuses.
 */
export function Dialog({ label, className = "", onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A list that opens under the pointer moves what is pressed: only what began beside the window ends beside it.
  const beganBeside = useRef(false);
  // Closed while it still stands in the page, the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    // The keyboard's way to close is Escape, which the browser handles.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog} className={`dialog ${className}`} aria-label={label} onCancel={onClose}
      onPointerDown={(event) => { beganBeside.current = event.target === event.currentTarget; }}
      onClick={(event) => { if (beganBeside.current && event.target === event.currentTarget) onClose(); }}
    >
      {children}
    </dialog>
  );
}
