// WebSocket frames as a client writes them. The mask is zero: it is on the wire, and costs neither side a copy here.

export const CONTINUATION = 0;
export const TEXT = 1;
export const CLOSE = 8;
const MASKED = 0x80;
const LAST = 0x80;
const MASK_BYTES = 4;

/** The header of a frame with `length` bytes of payload. */
export function header(opcode, length, last = true) {
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const bytes = Buffer.alloc(2 + extra + MASK_BYTES);
  bytes[0] = (last ? LAST : 0) | opcode;
  if (extra === 0) bytes[1] = MASKED | length;
  else if (extra === 2) {
    bytes[1] = MASKED | 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = MASKED | 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  return bytes;
}

/** A whole text frame of ASCII. */
export function textFrame(text) {
  const length = text.length;
  if (length >= 126) return Buffer.concat([header(TEXT, length), Buffer.from(text, "latin1")]);
  const bytes = Buffer.allocUnsafe(2 + MASK_BYTES + length);
  bytes[0] = LAST | TEXT;
  bytes[1] = MASKED | length;
  bytes.writeUInt32LE(0, 2);
  bytes.latin1Write(text, 6, length);
  return bytes;
}

/** Calls `each(opcode, start, end)` for every whole frame in `bytes` from `at`; returns where the rest begins. */
export function readFrames(bytes, at, end, each) {
  let start = at;
  while (start + 2 <= end) {
    let length = bytes[start + 1] & 127;
    let body = start + 2;
    if (length === 126) {
      if (start + 4 > end) break;
      length = bytes.readUInt16BE(body);
      body += 2;
    } else if (length === 127) {
      if (start + 10 > end) break;
      length = Number(bytes.readBigUInt64BE(body));
      body += 8;
    }
    if (body + length > end) break;
    each(bytes[start] & 15, body, body + length);
    start = body + length;
  }
  return start;
}
