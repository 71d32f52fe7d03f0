// vite.config.ts - scripts and one style sheet with names that do not change: the program embeds them
import { defineConfig } from "vite";

export default defineConfig({
  base: "/",
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
  build: {
    target: "es2022",
    emptyOutDir: true,
    modulePreload: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    rollupOptions: {
      // start.js is small and asks before the browser reads page.js; pictures.js comes when it is needed.
      input: "src/start.ts",
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "page.[ext]" },
    },
  },
});
