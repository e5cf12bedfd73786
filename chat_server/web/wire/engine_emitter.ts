// Stands in for @socket.io/component-emitter in the build: the half of it that engine.io-client uses.

type Listener = ((...args: unknown[]) => void) & { of?: Listener };

export class Emitter {
  private readonly heard = new Map<string, Listener[]>();

  on(event: string, listener: Listener): this {
    this.heard.set(event, [...(this.heard.get(event) ?? []), listener]);
    return this;
  }

  once(event: string, listener: Listener): this {
    const first: Listener = (...args) => {
      this.off(event, first);
      listener(...args);
    };
    first.of = listener;
    return this.on(event, first);
  }

  off(event?: string, listener?: Listener): this {
    if (event === undefined) this.heard.clear();
    else {
      const left = listener
        ? (this.heard.get(event) ?? []).filter((one) => one !== listener && one.of !== listener)
        : [];
      this.heard.set(event, left);
    }
    return this;
  }

  removeListener = this.off;
  removeAllListeners = this.off;

  emitReserved(event: string, ...args: unknown[]): this {
    for (const listener of this.heard.get(event) ?? []) listener(...args);
    return this;
  }
}
