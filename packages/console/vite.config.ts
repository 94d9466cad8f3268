import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { guides } from './guides-plugin.ts'
import { precompress } from './precompress-plugin.ts'

export default defineConfig({
  plugins: [react(), guides(), precompress()],
  resolve: { conditions: ['source', 'browser', 'module', 'import', 'default'] },
  // The server writes a fresh nonce over this word in every page it sends.
  html: { cspNonce: '__NONCE__' },
  // Inlined fonts and pictures would be `data:` addresses, which the content security policy refuses.
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // `bench/bundle.mjs` measures what a browser really loads first.
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 1 },
            // What several pages share. A file of a few lines costs more in headers than it holds.
            { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 3_000 },
          ],
        },
      },
    },
  },
})
