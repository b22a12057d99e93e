import type { FileKind } from '@baton/contract'
import {
  FileImage,
  FileSpreadsheet,
  FileText,
  FileType,
  Film,
  Info,
  Mic,
  Pin,
  TriangleAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../../ui/cx.ts'
import { RowLink } from '../../../ui/router/links.tsx'
import styles from './shelf.module.css'
import type { DocumentRowSnapshot } from './shelf-snapshot.ts'

const icons: { readonly [Kind in FileKind]: ReactNode } = {
  image: <FileImage />,
  pdf: <FileType />,
  text: <FileText />,
  office: <FileSpreadsheet />,
  audio: <Mic />,
  video: <Film />,
}

/** A document in a list: what it is, which version opens, and what is to be known of it. */
export function DocumentRow({ row }: { readonly row: DocumentRowSnapshot }) {
  return (
    <RowLink
      to="/library/documents/$documentId"
      params={{ documentId: row.id }}
      leading={
        <span className={styles.icon} aria-hidden="true">
          {icons[row.kind]}
        </span>
      }
      title={<bdi className={styles.name}>{row.name}</bdi>}
      subtitle={
        <span className={styles.lines}>
          <span>{row.words}</span>
          {row.isPinned && (
            <span className={styles.pinned}>
              <Pin aria-hidden="true" />
              Pinned
            </span>
          )}
          {row.notices.map(({ words, tone }) => (
            <span key={words} className={cx(styles.notice, styles[tone])}>
              {tone === 'quiet' ? <Info aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
              {words}
            </span>
          ))}
        </span>
      }
    />
  )
}
