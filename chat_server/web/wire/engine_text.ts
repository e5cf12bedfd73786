// Stands in for engine.io-parser in the build: the contract has no binary, and that is most of its weight.

type Packet = { type: string; data?: string };

const TYPES = ["open", "close", "ping", "pong", "message", "upgrade", "noop"];
const SEPARATOR = "\x1e";

export const protocol = 4;

export function encodePacket(packet: Packet, _binary: boolean, done: (text: string) => void): void {
  done(TYPES.indexOf(packet.type) + (packet.data || ""));
}

export function decodePacket(text: unknown): Packet {
  const type = typeof text === "string" ? TYPES[text.charCodeAt(0) - 48] : undefined;
  if (!type) return { type: "error", data: "parser error" };
  const data = (text as string).slice(1);
  return data ? { type, data } : { type };
}

export function encodePayload(packets: Packet[], done: (text: string) => void): void {
  const texts: string[] = [];
  for (const packet of packets) encodePacket(packet, false, (text) => texts.push(text));
  done(texts.join(SEPARATOR));
}

export function decodePayload(payload: string): Packet[] {
  const packets = payload.split(SEPARATOR).map(decodePacket);
  const broken = packets.findIndex((packet) => packet.type === "error");
  return broken < 0 ? packets : packets.slice(0, broken + 1);
}
