import { Download, Info, X } from 'lucide-react'
import { type KeyboardEvent, lazy, Suspense, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { attention } from '../../../app/attention.ts'
import { useIsQuiet } from '../../../platform/use-duty.ts'
import { useNow } from '../../../platform/use-now.ts'
import { ErrorState } from '../../../ui/error-state/ErrorState.tsx'
import { IconButton } from '../../../ui/icon-button/IconButton.tsx'
import { Skeleton } from '../../../ui/skeleton/Skeleton.tsx'
import { useNameOf } from '../../duty/use-name-of.ts'
import { PatientOfFile } from './PatientOfFile.tsx'
import { PicturePane } from './picture/PicturePane.tsx'
import type { Stepping } from './Stage.tsx'
import { UrgentMeanwhile } from './UrgentMeanwhile.tsx'
import { type Opened, useOpenedFile } from './use-opened-file.ts'
import styles from './viewer.module.css'
import { stepsAround, viewerSnapshot, wayBackFrom } from './viewer-snapshot.ts'

const PdfPane = lazy(async () => ({ default: (await import('./pdf/PdfPane.tsx')).PdfPane }))
const MediaPane = lazy(async () => ({ default: (await import('./MediaPane.tsx')).MediaPane }))
const TextPane = lazy(async () => ({ default: (await import('./TextPane.tsx')).TextPane }))
const DownloadPane = lazy(async () => ({ default: (await import('./DownloadPane.tsx')).DownloadPane }))
const NoticePane = lazy(async () => ({ default: (await import('./NoticePane.tsx')).NoticePane }))
const AboutFile = lazy(async () => ({ default: (await import('./AboutFile.tsx')).AboutFile }))

interface ViewerProps {
  readonly fileId: string
  /** The files of the same place, in their order; none when it stands alone. */
  readonly besideIds: readonly string[]
  readonly onGoTo: (fileId: string) => void
  /** @param place where it hangs, for whoever came by its own address */
  readonly onClose: (place?: string) => void
}

/** A file over the whole screen, below who it is about. Escape closes it; what is beneath is as it was left. */
export function Viewer({ fileId, besideIds, onGoTo, onClose }: ViewerProps) {
  const { opened, look } = useOpenedFile(fileId)
  const [about, setAbout] = useState<'about' | 'download' | null>(null)
  const nameOf = useNameOf()
  const now = useNow()
  const asks = attention.use()
  const isQuiet = useIsQuiet()
  const steps = stepsAround(fileId, besideIds)
  const value = opened.state === 'here' && opened.value.file.id === fileId ? opened.value : null
  const snapshot = value && viewerSnapshot(value.file, { nameOf, now })
  const stepping: Stepping | undefined = steps
    ? {
        words: steps.words,
        onPrevious: steps.previous === undefined ? undefined : () => onGoTo(steps.previous ?? ''),
        onNext: steps.next === undefined ? undefined : () => onGoTo(steps.next ?? ''),
      }
    : undefined
  const close = () => onClose(value ? wayBackFrom(value.places) : undefined)

  function pressed(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || about !== null) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }

  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={snapshot?.name ?? 'File'} className={styles.dialog ?? ''}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes, from wherever focus is */}
          <div className={styles.body} onKeyDown={pressed}>
            <header className={styles.header}>
              <IconButton label="Close" icon={<X />} onPress={close} />
              <div className={styles.named}>
                <h2 className={styles.name}>
                  <bdi>{snapshot?.name ?? 'File'}</bdi>
                </h2>
                <p className={styles.meta}>{[steps?.words, snapshot?.meta].filter(Boolean).join(' · ')}</p>
              </div>
              {value && (
                <IconButton label="About this file" icon={<Info />} onPress={() => setAbout('about')} />
              )}
              {value?.links.download && (
                <IconButton label="Download" icon={<Download />} onPress={() => setAbout('download')} />
              )}
            </header>
            {!isQuiet && <UrgentMeanwhile asks={asks} />}
            {opened.state === 'loading' && <Skeleton label="Opening the file" count={3} />}
            {opened.state === 'refused' && (
              <div className={styles.middle}>
                <ErrorState
                  title={opened.refusal.title}
                  next={opened.refusal.next}
                  code={opened.refusal.code}
                />
              </div>
            )}
            {value && snapshot && (
              <PatientOfFile
                file={value.file}
                addedBy={nameOf(value.file.addedBy)}
                patient={value.patient}
                isMine={value.places.some(({ kind }) => kind === 'patient')}
              >
                <Suspense fallback={<Skeleton label="Opening the file" count={3} />}>
                  {snapshot.notice ? (
                    <NoticePane notice={snapshot.notice} />
                  ) : (
                    <Shown
                      key={fileId}
                      opened={value}
                      onRenew={look}
                      label={snapshot.label}
                      pane={snapshot.pane}
                      besideIds={besideIds}
                      stepping={stepping}
                    />
                  )}
                </Suspense>
              </PatientOfFile>
            )}
          </div>
          <Suspense>
            {value && about && <AboutFile opened={value} what={about} onClose={() => setAbout(null)} />}
          </Suspense>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ShownProps {
  readonly opened: Opened
  readonly onRenew: () => Promise<Opened | null>
  readonly label: string
  readonly pane: ReturnType<typeof viewerSnapshot>['pane']
  readonly besideIds: readonly string[]
  readonly stepping: Stepping | undefined
}

function Shown({ pane, ...props }: ShownProps) {
  if (pane === 'picture') return <PicturePane {...props} />
  if (pane === 'pdf') return <PdfPane {...props} />
  if (pane === 'text') return <TextPane {...props} />
  if (pane === 'media') return <MediaPane {...props} />
  return <DownloadPane file={props.opened.file} link={props.opened.links.download} />
}
