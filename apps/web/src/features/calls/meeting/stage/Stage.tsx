import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { cx } from '../../../../ui/cx.ts'
import { IconButton } from '../../../../ui/icon-button/IconButton.tsx'
import type { LiveMeeting, LiveSnapshot, RemoteMedia } from '../live/live.ts'
import { columnOf } from './grid.ts'
import styles from './stage.module.css'
import { type StageSnapshot, stageSnapshot, type TileSnapshot, type View } from './stage-snapshot.ts'
import { Tile } from './Tile.tsx'
import { useSize } from './use-size.ts'

interface StageProps {
  readonly live: LiveMeeting
  readonly snapshot: LiveSnapshot
  readonly view: View
  /** Said while nobody else is there: whom it rings, or that one waits. */
  readonly whileAlone?: ReactNode
}

const nobody: ReadonlyMap<string, RemoteMedia> = new Map()

/** Who is seen and where. What is on show is fetched, and nothing else (CAL18). */
export function Stage({ live, snapshot, view, whileAlone }: StageProps) {
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const [page, setPage] = useState(0)
  const { room, transport, own, seats, shown, pinned } = snapshot
  const stage =
    room && size.width > 0
      ? stageSnapshot({
          room,
          media: transport?.media ?? nobody,
          speakers: transport?.speakers ?? [],
          quality: transport?.quality ?? 'good',
          ownCamera: own.camera.track,
          ownScreen: own.screen?.picture ?? null,
          isMuted: !own.microphone.isOn || own.microphone.track === null,
          seats,
          shown,
          pinned,
          view,
          page,
          size,
        })
      : null
  useWanted(live, stage)
  const pin = ({ participantId, source, isPinned }: TileSnapshot) =>
    live.pin(isPinned ? null : { participantId, source })

  return (
    <div
      ref={box}
      className={cx(styles.stage, stage?.large && styles.hasLarge, stage?.isUpright && styles.upright)}
    >
      {stage?.large && (
        <div className={styles.largePlace}>
          <Tile tile={stage.large} look="large" onPin={pin} />
        </div>
      )}
      {stage && stage.tiles.length > 0 && (
        <ul
          className={stage.large ? styles.beside : styles.tiles}
          aria-label="People"
          style={stage.large ? undefined : gridStyle(stage)}
        >
          {stage.tiles.map((tile, place) => (
            <li
              key={tile.key}
              className={styles.cell}
              style={
                stage.large ? undefined : { gridColumn: columnOf(place, stage.tiles.length, stage.grid) }
              }
            >
              <Tile tile={tile} look={stage.large ? 'strip' : 'grid'} onPin={pin} />
            </li>
          ))}
        </ul>
      )}
      {stage?.corner && (
        <div className={styles.cornerPlace}>
          <Tile tile={stage.corner} look="corner" />
        </div>
      )}
      {stage?.isAlone && <div className={styles.alone}>{whileAlone ?? <p>Nobody else is here yet.</p>}</div>}
      {stage && stage.pages > 1 && <Pages stage={stage} onPage={setPage} />}
    </div>
  )
}

function Pages({
  stage,
  onPage,
}: {
  readonly stage: StageSnapshot
  readonly onPage: (page: number) => void
}) {
  const { page, pages } = stage
  return (
    <nav className={styles.pages} aria-label="Pages of people">
      <IconButton
        label="Earlier people"
        icon={<ChevronLeft />}
        isDisabled={page === 0}
        onPress={() => onPage(page - 1)}
      />
      <span>
        {page + 1} of {pages}
      </span>
      <IconButton
        label="More people"
        icon={<ChevronRight />}
        isDisabled={page === pages - 1}
        onPress={() => onPage(page + 1)}
      />
    </nav>
  )
}

/** Asks for what is on show; for nothing while the screen is not, and sound goes on. */
function useWanted(live: LiveMeeting, stage: StageSnapshot | null): void {
  const wanted = JSON.stringify(stage?.wanted ?? [])
  useEffect(() => {
    const ask = () => live.want(document.visibilityState === 'visible' ? JSON.parse(wanted) : [])
    ask()
    document.addEventListener('visibilitychange', ask)
    return () => document.removeEventListener('visibilitychange', ask)
  }, [live, wanted])
  useEffect(() => () => live.want([]), [live])
}

function gridStyle({ grid }: StageSnapshot) {
  return {
    gridTemplateColumns: `repeat(${grid.columns * 2}, minmax(0, 1fr))`,
    gridTemplateRows: `repeat(${grid.rows}, minmax(0, 1fr))`,
  }
}
