import { Component, type ComponentChildren, createRef } from "preact";
import type { Texts } from "./texts";

interface TwoStepsProps {
  says: Pick<Texts["talking"], "leave" | "sure" | "yes" | "no">;
  act: () => unknown;
  children: ComponentChildren;
}

/** Leaving and erasing take two steps: one slip of a finger must not end a chat. */
export class TwoSteps extends Component<TwoStepsProps, { asking: boolean }> {
  override state = { asking: false };
  private readonly first = createRef<HTMLButtonElement>();

  override componentDidUpdate(_: TwoStepsProps, before: { asking: boolean }) {
    if (before.asking !== this.state.asking) this.first.current?.focus();
  }

  render() {
    const { act, says, children } = this.props;
    const asking = (asking: boolean) => () => this.setState({ asking });
    if (!this.state.asking)
      return (
        <p class="row">
          {children}
          <button key="ask" type="button" class="quiet" ref={this.first} onClick={asking(true)}>
            {says.leave}
          </button>
        </p>
      );
    return (
      <fieldset class="row">
        <legend>{says.sure}</legend>
        <button key="no" type="button" ref={this.first} onClick={asking(false)}>
          {says.no}
        </button>
        <button key="yes" type="button" class="quiet" onClick={act}>
          {says.yes}
        </button>
        {children}
      </fieldset>
    );
  }
}
