import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/tokens/global.css'
import { App } from './app/App.tsx'
import { installWorker } from './app/install-worker.ts'
import { keepDroppedFiles } from './app/keep-dropped-files.ts'
import { guestPath } from './app/session/guest-path.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

keepDroppedFiles()
// Whoever comes as a guest once keeps nothing of Baton on their device.
if (import.meta.env.PROD && location.pathname !== guestPath) void installWorker()
