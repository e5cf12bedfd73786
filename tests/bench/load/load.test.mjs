import { expect, test } from "vitest";
import { CONTINUATION, header, readFrames, TEXT, textFrame } from "./frames.mjs";
import { percentile } from "./meter.mjs";

function unmasked(payload) {
  const length = payload.length;
  const head = length < 126 ? [0x81, length] : [0x81, 126, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), Buffer.from(payload)]);
}

test("frames are read one by one, and a half one is left for the next time", () => {
  const [short, long] = ["2", "4".repeat(300)];
  const bytes = Buffer.concat([unmasked(short), unmasked(long), unmasked("cut off").subarray(0, 4)]);
  const seen = [];
  const rest = readFrames(bytes, 0, bytes.length, (opcode, a, b) =>
    seen.push([opcode, bytes.latin1Slice(a, b)]),
  );
  expect(seen).toEqual([
    [TEXT, short],
    [TEXT, long],
  ]);
  expect(rest).toBe(bytes.length - 4);
});

test("a frame that we write says its length in as many bytes as it needs, under a mask of zeros", () => {
  expect([...textFrame("3")]).toEqual([0x81, 0x81, 0, 0, 0, 0, 51]);
  expect(textFrame("x".repeat(200)).subarray(0, 8)).toEqual(Buffer.from([0x81, 0xfe, 0, 200, 0, 0, 0, 0]));
  expect([...header(TEXT, 2 ** 20)]).toEqual([0x81, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0]);
});

test("a piece of an unfinished message is not marked as its last", () => {
  expect(header(TEXT, 10, false)[0]).toBe(TEXT);
  expect(header(CONTINUATION, 10, false)[0]).toBe(CONTINUATION);
});

test("percentiles are of what was measured, by the nearest rank", () => {
  const values = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(percentile(values, 0.99)).toBe(99);
  expect(percentile(values, 0.5)).toBe(50);
  expect(percentile(values, 1)).toBe(100);
  expect(percentile([], 0.99)).toBeNull();
});
