import type { StoredFile } from '@baton/contract'
import { type CSSProperties, lazy, type ReactNode, Suspense } from 'react'
import { cx } from '../../../ui/cx.ts'
import styles from './hung.module.css'
import { lookOf, ratioOf } from './layout.ts'

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
  const pictures = files.filter((file) => lookOf(file) === 'picture')
  const others = files.filter((file) => lookOf(file) !== 'picture')
  const isAlone = pictures.length === 1
  const view = (file: StoredFile): ReactNode => (
    <Suspense>
      <HungFileView file={file} all={files} nameOf={nameOf} tabIndex={tabIndex} />
    </Suspense>
  )
  return (
    <div className={styles.files}>
      {pictures.length > 0 && (
        <ul className={cx(styles.pictures, isAlone && styles.alone)}>
          {pictures.map((file) => (
            <li key={file.id} className={styles.place} style={placeOf(ratioOf(file), isAlone)}>
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
function placeOf(ratio: number, isAlone: boolean): CSSProperties {
  if (!isAlone) return { aspectRatio: 1 }
  return ratio < 1 ? { aspectRatio: ratio, maxWidth: `${18 * ratio}rem` } : { aspectRatio: ratio }
}
