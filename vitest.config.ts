import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    environment: "happy-dom",
    include: [
      "chat_server/web/**/*.test.{ts,tsx}",
      "agent_console/web/**/*.test.{ts,tsx}",
      "tests/bench/load/*.test.mjs",
    ],
    setupFiles: ["chat_server/web/widget/texts/both.ts"],
    restoreMocks: true,
  },
});
