import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './ui/tokens/global.css'
import { App } from './app/App.tsx'
import { installWorker } from './app/install-worker.ts'
import { keepDroppedFiles } from './app/keep-dropped-files.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

keepDroppedFiles()
if (import.meta.env.PROD) void installWorker()
