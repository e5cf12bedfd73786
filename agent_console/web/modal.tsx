import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { dialog } from "./view";

interface ModalProps {
  heading: string;
  children: ComponentChildren;
  onClose?: () => void;
}

export function closeDialog(): void {
  dialog.value = null;
}

/** A native dialog: it holds the focus, closes on Escape and gives the focus back. */
export function Modal({ heading, children, onClose = closeDialog }: ModalProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const leaving = useRef(false);
  useEffect(() => {
    const element = box.current;
    element?.showModal();
    return () => {
      leaving.current = true;
      element?.close();
    };
  }, []);
  // A dialog that gives way to the next one has not been closed by anybody.
  const closed = () => leaving.current || onClose();
  return (
    <dialog ref={box} aria-labelledby={id} onClose={closed}>
      <h2 id={id}>{heading}</h2>
      {children}
    </dialog>
  );
}
