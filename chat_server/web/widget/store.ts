/** One state, replaced as a whole; whoever shows it or tells of it hears of every change. */
export class Store<State> {
  private readonly listeners: (() => void)[] = [];

  constructor(public state: State) {}

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }
}
