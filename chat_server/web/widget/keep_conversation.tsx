import { Component } from "preact";
import type { Face } from "./face";
import { farewellIn } from "./texts/farewell";
import { transcript } from "./transcript";

/** Copied, saved as a file or printed: it stays with the visitor, and goes to nobody. */
export class KeepConversation extends Component<Face, { copied: boolean | null }> {
  override state = { copied: null };

  render() {
    const { keep } = farewellIn(this.props.state.language).thanks;
    const { copied } = this.state;
    return (
      <>
        <p class="row">
          <button type="button" class="quiet" onClick={this.copy}>
            {keep.copy}
          </button>
          <button type="button" class="quiet" onClick={this.save}>
            {keep.save}
          </button>
          <button type="button" class="quiet" onClick={() => print()}>
            {keep.print}
          </button>
        </p>
        <p role="status">{copied && keep.copied}</p>
        {copied === false && (
          <p>
            <label for="transcript">{keep.byHand}</label>
            <textarea id="transcript" readOnly rows={8} value={this.text()} />
          </p>
        )}
        <pre class="paper">{this.text()}</pre>
      </>
    );
  }

  private text() {
    return transcript(this.props.state, location.origin);
  }

  // A frame may be refused the clipboard: then the text is shown, to be copied by hand.
  private readonly copy = async () => {
    const copied = await Promise.resolve(navigator.clipboard?.writeText(this.text())).then(
      () => !!navigator.clipboard,
      () => false,
    );
    this.setState({ copied });
  };

  private readonly save = () => {
    const address = URL.createObjectURL(new Blob([this.text()], { type: "text/plain" }));
    Object.assign(document.createElement("a"), { href: address, download: "helpline.txt" }).click();
    URL.revokeObjectURL(address);
  };
}
