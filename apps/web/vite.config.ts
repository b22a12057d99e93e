import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The address of the server that the screens talk to while they are being worked on. */
const server = 'http://127.0.0.1:8080'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Everything is a file of our own origin: a data: or inline asset would break the content security policy.
    assetsInlineLimit: 0,
    target: ['chrome111', 'edge111', 'firefox114', 'safari16.4'],
    modulePreload: { polyfill: false },
    manifest: true,
    sourcemap: false,
  },
  server: { proxy: { '/api': { target: server, ws: true } } },
})
