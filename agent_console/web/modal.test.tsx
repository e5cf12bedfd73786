import { act } from "preact/test-utils";
import { expect, test, vi } from "vitest";
import { Modal } from "./modal";
import { leave, show } from "./rendered";

// happy-dom fires `close` at once; browsers do so a moment after the element has left.
test("A dialog that gives way has not been closed by anybody; one that is closed has", async () => {
  const closed = vi.fn();
  await show(
    <Modal heading="Sure?" onClose={closed}>
      .
    </Modal>,
  );
  const first = document.querySelector("dialog");
  leave();
  first?.dispatchEvent(new Event("close"));
  expect(closed).not.toHaveBeenCalled();

  await show(
    <Modal heading="Sure?" onClose={closed}>
      .
    </Modal>,
  );
  act(() => document.querySelector("dialog")?.close());
  expect(closed).toHaveBeenCalledOnce();
});
