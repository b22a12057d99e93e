import type { StoredFile } from '@baton/contract'
import { type CSSProperties, lazy, Suspense, useMemo } from 'react'
import { cx } from '../../../ui/cx.ts'
import styles from './hung.module.css'
import { type HungFile, hungFiles } from './hung-snapshot.ts'

const HungFileView = lazy(async () => ({ default: (await import('./HungFileView.tsx')).HungFileView }))

interface HungFilesProps {
  readonly files: readonly StoredFile[]
  readonly nameOf: (personId: string) => string
  /** Controls can be reached with Tab only where the keyboard is. */
  readonly tabIndex?: 0 | -1
}

/**
 * The files on a message or another thing. Each has its place before its picture, and before the code that draws it, is
 * here: nothing that one reads moves.
 */
export function HungFiles({ files, nameOf, tabIndex = 0 }: HungFilesProps) {
  const shown = useMemo(() => hungFiles(files, nameOf), [files, nameOf])
  const pictures = shown.filter(({ look }) => look === 'picture')
  const others = shown.filter(({ look }) => look !== 'picture')
  const ids = useMemo(() => files.map(({ id }) => id), [files])
  const view = (file: HungFile) => (
    <Suspense>
      <HungFileView file={file} beside={ids} tabIndex={tabIndex} />
    </Suspense>
  )
  return (
    <div className={styles.files}>
      {pictures.length > 0 && (
        <ul className={cx(styles.pictures, pictures.length === 1 && styles.alone)}>
          {pictures.map((file) => (
            <li key={file.id} className={styles.place} style={placeOf(file, pictures.length === 1)}>
              {view(file)}
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={styles.others}>
          {others.map((file) => (
            <li key={file.id} className={styles.other}>
              {view(file)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** One alone has its own shape; of several each is a square. */
function placeOf({ ratio }: HungFile, isAlone: boolean): CSSProperties {
  return {
    aspectRatio: isAlone ? ratio : 1,
    ...(isAlone && ratio < 1 ? { maxWidth: `${18 * ratio}rem` } : {}),
  }
}
