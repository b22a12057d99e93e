import { FilePlus } from 'lucide-react'
import { Button } from '../../../ui/button/Button.tsx'
import { Panel } from '../../../ui/panel/Panel.tsx'
import { Tag } from '../../../ui/tag/Tag.tsx'
import styles from './document.module.css'
import type { VersionRowSnapshot } from './document-snapshot.ts'

interface VersionRowsProps {
  readonly rows: readonly VersionRowSnapshot[]
  readonly onOpen: (fileId: string) => void
  readonly onRestore: (number: number) => void
  /** For who may put one in. */
  readonly onNewVersion?: () => void
}

/** Every version of a document, newest first: by whom, when and why. */
export function VersionRows({ rows, onOpen, onRestore, onNewVersion }: VersionRowsProps) {
  return (
    <Panel
      title="Versions"
      isFlush
      action={
        onNewVersion && (
          <Button size="small" icon={<FilePlus />} onPress={onNewVersion}>
            New version
          </Button>
        )
      }
    >
      <ol className={styles.versions} aria-label="Versions, newest first">
        {rows.map((row) => (
          <li key={row.number} className={styles.version}>
            <span className={styles.head}>
              {row.title}
              {row.isCurrent && <Tag tone="info">Opens now</Tag>}
            </span>
            <span className={styles.words}>{row.words}</span>
            {row.why !== null && <bdi className={styles.why}>{row.why}</bdi>}
            {row.notice !== null && <span className={styles.words}>{row.notice}</span>}
            {!row.isCurrent && (row.mayOpen || row.mayRestore) && (
              <span className={styles.buttons}>
                {row.mayOpen && (
                  <Button
                    size="small"
                    aria-label={`Open version ${row.number}`}
                    onPress={() => onOpen(row.fileId)}
                  >
                    Open
                  </Button>
                )}
                {row.mayRestore && (
                  <Button
                    size="small"
                    aria-label={`Restore version ${row.number}`}
                    onPress={() => onRestore(row.number)}
                  >
                    Restore
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
