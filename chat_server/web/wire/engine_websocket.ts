// Stands in for the WebSocket transport of engine.io-client in the build, whose own also serves Node and
// React Native.

import { Transport } from "engine.io-client";
import { encodePacket } from "./engine_text";

type Packets = Parameters<Transport["write"]>[0];

export class WS extends Transport {
  private line: WebSocket | null = null;

  get name() {
    return "websocket";
  }

  doOpen(): void {
    try {
      this.listen(new WebSocket(this.createUri(this.opts.secure ? "wss" : "ws", this.query)));
    } catch {
      // A browser may forbid it: then polling is tried.
      this.onError("websocket error", 0);
    }
  }

  private listen(line: WebSocket): void {
    line.onopen = () => this.onOpen();
    line.onclose = (context) => this.onClose({ description: "websocket connection closed", context });
    line.onmessage = ({ data }) => this.onData(data);
    line.onerror = () => this.onError("websocket error", 0);
    this.line = line;
  }

  write(packets: Packets): void {
    this.writable = false;
    for (const packet of packets) encodePacket(packet, false, (text) => this.line?.send(text));
    // Later, since the socket first notes how much it has handed over.
    queueMicrotask(() => {
      this.writable = true;
      this.emitReserved("drain");
    });
  }

  doClose(): void {
    if (this.line) this.line.onerror = null;
    this.line?.close();
  }
}
