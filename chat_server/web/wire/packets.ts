// The packets of Socket.IO protocol 5, as text: the contract has no binary attachments.

export type Packet = { type: number; namespace: string; id?: number; data?: unknown };

export const CONNECT = 0;
export const DISCONNECT = 1;
export const EVENT = 2;
export const ACK = 3;
export const CONNECT_ERROR = 4;

const PACKET = /^([0-4])(\/[^,]*,?)?(\d+)?(.*)$/s;

export function encode({ type, namespace, id = "" as never, data }: Packet): string {
  return `${type}${namespace},${id}${data === undefined ? "" : JSON.stringify(data)}`;
}

/** Null where it makes no sense; whoever sent it is then not worth listening to. */
export function decode(text: unknown): Packet | null {
  const found = typeof text === "string" && PACKET.exec(text);
  if (!found) return null;
  const [, type, namespace, id, json] = found;
  const packet: Packet = { type: Number(type), namespace: namespace?.replace(",", "") ?? "/" };
  if (id) packet.id = Number(id);
  if (json) packet.data = parsed(json);
  return fits(packet.type, packet.data) ? packet : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return false;
  }
}

function fits(type: number, data: unknown): boolean {
  if (type === EVENT) return Array.isArray(data) && typeof data[0] === "string";
  if (type === ACK) return Array.isArray(data);
  return data !== false && !Array.isArray(data);
}
