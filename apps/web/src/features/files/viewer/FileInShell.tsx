import { useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useRef } from 'react'
import { useOpeningFile } from '../../../app/open-file.ts'
import { Viewer } from './Viewer.tsx'

/** The file that is open over whatever screen one is on. */
export function FileInShell() {
  const { file, beside } = useSearch({ from: '/signed-in' })
  const { goTo, close } = useOpeningFile()
  const besideIds = useMemo(() => beside?.split(',') ?? [], [beside])
  const last = useRef(file)
  last.current = file ?? last.current

  useEffect(() => () => backTo(last.current), [])

  if (file === undefined) return null
  return <Viewer fileId={file} besideIds={besideIds} onGoTo={goTo} onClose={close} />
}

/** What it was opened from may have been drawn anew meanwhile, and the dialog gives focus back to what is gone. */
function backTo(fileId: string | undefined): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-opens-file="${fileId}"]`)?.focus()
  }, 100)
}
