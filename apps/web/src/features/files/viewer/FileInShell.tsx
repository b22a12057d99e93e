import { useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useOpeningFile } from '../../../app/open-file.ts'
import { Viewer } from './Viewer.tsx'

/** The file that is open over whatever screen one is on. */
export function FileInShell() {
  const { file, beside } = useSearch({ from: '/signed-in' })
  const { goTo, close } = useOpeningFile()
  const besideIds = useMemo(() => beside?.split(',') ?? [], [beside])
  if (file === undefined) return null
  return <Viewer key={file} fileId={file} besideIds={besideIds} onGoTo={goTo} onClose={close} />
}
