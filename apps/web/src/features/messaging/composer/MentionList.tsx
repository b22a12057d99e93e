import { Avatar } from '../../../ui/avatar/Avatar.tsx'
import { cx } from '../../../ui/cx.ts'
import styles from './composer.module.css'
import type { MentionCandidate } from './mention-candidates.ts'

interface MentionListProps {
  readonly id: string
  readonly candidates: readonly MentionCandidate[]
  readonly chosen: MentionCandidate
  readonly onChoose: (candidate: MentionCandidate) => void
}

/** People and teams whose names begin so. The keyboard stays in the field, which says which one is chosen. */
export function MentionList({ id, candidates, chosen, onChoose }: MentionListProps) {
  return (
    <div id={id} role="listbox" aria-label="People and teams to mention" className={styles.mentions}>
      {candidates.map((candidate) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the keyboard and points here
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
        <div
          key={candidate.id}
          id={`${id}-${candidate.id}`}
          role="option"
          aria-selected={candidate === chosen}
          className={cx(styles.candidate, candidate === chosen && styles.chosen)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(candidate)}
        >
          <Avatar id={candidate.id} name={candidate.name} kind={candidate.kind} size="small" />
          <span className={styles.candidateWords}>
            <bdi className={styles.candidateName}>{candidate.name}</bdi>
            <span className={styles.candidateAbout}>{candidate.about}</span>
          </span>
        </div>
      ))}
    </div>
  )
}
