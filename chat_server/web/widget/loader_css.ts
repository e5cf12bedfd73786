export const SMALL = "(max-width:40rem),(max-height:32rem)";

// In a shadow root: the page's styles do not reach in, except for these variables.
export const css =
  ":host{all:initial;--b:var(--helpline-color,#0b5a66);--t:var(--helpline-text-color,#fff);font:600 17px/1.3 system-ui}" +
  "button{font:inherit;color:var(--t);background:var(--b);border:2px solid var(--t);padding:9px 16px}" +
  ":focus-visible{outline:3px solid var(--b)}" +
  ":host>button,dialog{position:fixed;z-index:9999999;inset:auto 16px 16px auto;border-radius:16px;box-shadow:0 0 16px #0006}" +
  "small{display:block;font-weight:400}" +
  "b{margin-left:9px;padding:0 9px}b,dialog,a{color:var(--b);background:var(--t)}" +
  "dialog{width:420px;height:min(720px,90dvh);max-width:none;max-height:none;padding:0;flex-direction:column;overflow:clip;border:2px solid var(--b)}" +
  "dialog[open]{display:flex}b:empty{display:none}" +
  "p{padding:16px;line-height:44px}" +
  "iframe{flex:1;border:0}" +
  "p+iframe{visibility:hidden}" +
  `@media${SMALL}{dialog{inset:0;width:auto;height:auto;border-radius:0}}`;
