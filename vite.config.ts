import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** Where `npx vite` finds a running studio; the built app is served by the studio itself. */
const studio = process.env.DAILIES_STUDIO ?? 'http://localhost:3210'

export default defineConfig({
  root: here('src/web'),
  publicDir: here('src/web/public'),
  plugins: [react(), tailwind()],
  build: {
    outDir: here('dist/web'),
    // Not `assets`: that is the address of the viewer.
    assetsDir: 'static',
    emptyOutDir: true,
    manifest: true,
    rolldownOptions: { input: [here('src/web/index.html'), here('src/site/reel.ts')] },
    target: 'es2022',
    // Every file is served with its own headers; nothing is inlined as data.
    assetsInlineLimit: 0,
  },
  server: {
    port: 5173,
    strictPort: true,
    // The studio takes writes from its own pages only, so the proxy speaks as one of them.
    proxy: Object.fromEntries(
      ['/api/v1', '/api/auth', '/docs'].map((path) => [
        path,
        { target: studio, headers: { origin: studio } },
      ]),
    ),
  },
})
