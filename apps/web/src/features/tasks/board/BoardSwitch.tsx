import { ChevronDown, LayoutList } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'
import { MenuButton } from '../../../ui/menu/MenuButton.tsx'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { type Chosen, chooseBoard } from '../boards/board-choice.ts'
import type { BoardChoice } from '../boards/boards.ts'
import styles from './board.module.css'
import type { BoardFilters, BoardView } from './board-snapshot.ts'

interface BoardSwitchProps {
  readonly boards: readonly BoardChoice[]
  readonly board: BoardChoice
  readonly chosen: Chosen
  readonly view: BoardView | null
}

const filterWords: Record<Exclude<BoardFilters['has'], 'all'>, string> = {
  nobody: 'Nobody has it',
  mine: 'For me',
}

/** Which board, and what of it: a filter is pressed, and pressed again to show all. */
export function BoardSwitch({ boards, board, chosen, view }: BoardSwitchProps) {
  const sections = [...new Set(boards.map(({ section }) => section))]
  const filters = (['nobody', 'mine'] as const).filter((has) => has !== 'mine' || board.board !== 'mine')
  return (
    <div className={styles.tools}>
      <MenuButton
        label={`Board: ${board.label}`}
        placement="bottom start"
        className={cx(styles.switch, filters.length > 1 && styles.whole)}
        face={
          <>
            <LayoutList aria-hidden="true" />
            <span className={styles.switchName}>
              <VisuallyHidden>Board: </VisuallyHidden>
              {board.label}
            </span>
            <ChevronDown aria-hidden="true" />
          </>
        }
        groups={sections.map((section) => ({
          id: section,
          title: section,
          actions: boards
            .filter((one) => one.section === section)
            .map(({ key, label }) => ({
              id: key,
              label,
              isOn: key === board.key,
              onAction: () => chooseBoard({ key, has: 'all' }),
            })),
        }))}
      />
      {filters.map((has) => (
        <button
          key={has}
          type="button"
          className={cx(styles.filter, chosen.has === has && styles.on)}
          aria-pressed={chosen.has === has}
          onClick={() => chooseBoard({ has: chosen.has === has ? 'all' : has })}
        >
          {filterWords[has]}
          {has === 'nobody' && view && view.unaccepted > 0 ? ` (${view.unaccepted})` : ''}
        </button>
      ))}
    </div>
  )
}
