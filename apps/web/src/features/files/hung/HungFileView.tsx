import type { StoredFile } from '@baton/contract'
import {
  CircleAlert,
  Clock3,
  Download,
  FileText,
  Film,
  Image,
  Mic,
  PencilLine,
  ShieldAlert,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useOpeningFile } from '../../../app/open-file.ts'
import { cx } from '../../../ui/cx.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden/VisuallyHidden.tsx'
import { Player } from '../voice/Player.tsx'
import styles from './hung.module.css'
import { type HungFile, hungFile } from './hung-snapshot.ts'
import { useSound } from './use-sound.ts'
import { useThumbnail } from './use-thumbnail.ts'

interface HungFileViewProps {
  readonly file: StoredFile
  /** The files of the same thing, in their order. */
  readonly all: readonly StoredFile[]
  readonly nameOf: (personId: string) => string
  readonly tabIndex: 0 | -1
}

interface Drawn {
  readonly file: HungFile
  readonly beside: readonly string[]
  readonly tabIndex: 0 | -1
}

/** One file where it hangs: a picture, something to play, or a card. */
export function HungFileView({ file, all, nameOf, tabIndex }: HungFileViewProps) {
  const drawn = { file: hungFile(file, nameOf), beside: all.map(({ id }) => id), tabIndex }
  if (drawn.file.look === 'picture') return <Picture {...drawn} />
  return drawn.file.look === 'player' ? <Sound {...drawn} /> : <Card {...drawn} />
}

function Picture(props: Drawn) {
  const { file } = props
  const thumbnail = useThumbnail(file.pictured ? file.id : undefined)
  if (file.action === null) {
    return (
      <div className={styles.waiting}>
        <Clock3 aria-hidden="true" />
        <span aria-hidden="true">{file.about}</span>
        <VisuallyHidden>{file.label}</VisuallyHidden>
      </div>
    )
  }
  return (
    <Opener {...props} className={styles.picture}>
      {thumbnail.link && (
        <img src={thumbnail.link} alt={file.label} className={styles.image} onError={thumbnail.failed} />
      )}
      {!thumbnail.link && <VisuallyHidden>{file.label}</VisuallyHidden>}
      {file.layers > 0 && (
        <span className={styles.drawn} title="Drawn on">
          <PencilLine aria-hidden="true" />
          <VisuallyHidden>, drawn on</VisuallyHidden>
        </span>
      )}
    </Opener>
  )
}

function Sound({ file, tabIndex }: Drawn) {
  const source = useSound(file.id)
  return (
    <div className={styles.sound}>
      <Player name={file.name} durationMs={file.durationMs} source={source} tabIndex={tabIndex} />
    </div>
  )
}

const icons = { image: Image, pdf: FileText, text: FileText, audio: Mic, video: Film, office: FileText }

function Card(props: Drawn) {
  const { file } = props
  const thumbnail = useThumbnail(file.pictured ? file.id : undefined)
  const Icon = icons[file.kind]
  const face =
    file.tone === 'bad' ? (
      <ShieldAlert aria-hidden="true" />
    ) : thumbnail.link ? (
      <img src={thumbnail.link} alt="" className={styles.page} onError={thumbnail.failed} />
    ) : (
      <Icon aria-hidden="true" />
    )
  const words = (
    <>
      <span className={styles.face}>{face}</span>
      <span className={styles.words}>
        <bdi className={styles.name}>{file.name}</bdi>
        <span className={cx(styles.about, file.tone === 'bad' && styles.bad)}>
          {file.tone === 'bad' && <CircleAlert aria-hidden="true" />}
          {file.about}
        </span>
      </span>
      {file.action === 'download' && <Download aria-hidden="true" className={styles.sign} />}
    </>
  )
  if (file.action === null) return <div className={styles.card}>{words}</div>
  return (
    <Opener {...props} className={styles.card}>
      {words}
    </Opener>
  )
}

/** Opens it over the screen that one is on. */
function Opener({
  file,
  beside,
  tabIndex,
  className,
  children,
}: Drawn & { readonly className: string | undefined; readonly children: ReactNode }) {
  const { open } = useOpeningFile()
  return (
    <button
      type="button"
      className={className}
      tabIndex={tabIndex}
      data-opens-file={file.id}
      onClick={() => open(file.id, beside)}
      aria-label={file.look === 'picture' ? undefined : `Open ${file.label}`}
    >
      {children}
    </button>
  )
}
