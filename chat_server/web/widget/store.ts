/** One state, replaced as a whole; whoever shows it hears of every change. */
export class Store<State> {
  private listener: () => void = () => {};

  constructor(public state: State) {}

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.listener();
  }

  onChange(listener: () => void): void {
    this.listener = listener;
  }
}
