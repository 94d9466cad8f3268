import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { guides } from './guides-plugin.ts'
import { noCircles } from './no-circles-plugin.ts'
import { precompress } from './precompress-plugin.ts'

/** Heavy, and not needed on Home nor to sign in. */
const lists = /table-core|react-table|parts\/data-list/

export default defineConfig({
  plugins: [react(), guides(), noCircles(), precompress()],
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
            { name: 'first', tags: ['$initial'], priority: 2 },
            // What most pages share is one file: what it needs is needed by as many, so it is in it, or first. Lists are for pages with one.
            { name: 'common', test: (id) => !lists.test(id), minShareCount: 12, priority: 1 },
            // What the same pages share comes together. Merging small files would save headers, and let them load each other in circles.
            { name: 'shared', minShareCount: 2, entriesAware: true },
          ],
        },
      },
    },
  },
})
