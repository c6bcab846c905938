import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/slow/**", "test/live/**", "node_modules/**"],
    testTimeout: 20_000,
    pool: "threads",
    reporters: ["default"],
  },
});
