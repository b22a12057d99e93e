import { cx } from '../../../ui/cx.ts'
import { DutyMark } from '../words/DutyMark.tsx'
import styles from './cover-notice.module.css'
import type { Cover } from './use-cover.ts'

interface CoverNoticeProps {
  readonly cover: Cover
  /** The person's name. */
  readonly name: string
}

/** Above the composer: the other person's duty, and who gets what is written. */
export function CoverNotice({ cover: { snapshot, goesToCover, choose }, name }: CoverNoticeProps) {
  return (
    <div className={cx(styles.notice, styles[snapshot.state])}>
      <p className={styles.words} role="status">
        <DutyMark state={snapshot.state} />
        <span>{snapshot.words}</span>
      </p>
      {snapshot.cover && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's border and legend do not fit a line of two buttons
        <div className={styles.choices} role="group" aria-label="Who gets what you write">
          <button
            type="button"
            className={styles.choice}
            aria-pressed={goesToCover}
            onClick={() => choose(true)}
          >
            To {snapshot.cover.name}
          </button>
          <button
            type="button"
            className={styles.choice}
            aria-pressed={!goesToCover}
            onClick={() => choose(false)}
          >
            To {name}, for later
          </button>
        </div>
      )}
    </div>
  )
}
