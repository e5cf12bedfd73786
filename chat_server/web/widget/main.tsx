import { render } from "preact";
import { connectTo, type VisitorWire } from "../wire";

render(<p>…</p>, document.body);
connectTo<VisitorWire>({ namespace: "/visitor" });
