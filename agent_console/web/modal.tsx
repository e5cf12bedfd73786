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
  useEffect(() => {
    const element = box.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={box} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{heading}</h2>
      {children}
    </dialog>
  );
}
