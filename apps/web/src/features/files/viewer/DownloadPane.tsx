import type { StoredFile } from '@baton/contract'
import { Download, FileText } from 'lucide-react'
import { ButtonLink } from '../../../ui/button/ButtonLink.tsx'
import { measureWords } from '../words/file-words.ts'
import styles from './viewer.module.css'

interface DownloadPaneProps {
  readonly file: StoredFile
  readonly link: string | null
}

/** What cannot be shown here: what it is, how much, and what downloading it means. */
export function DownloadPane({ file, link }: DownloadPaneProps) {
  return (
    <div className={styles.middle}>
      <span className={styles.kindIcon} aria-hidden="true">
        <FileText />
      </span>
      <h3>
        <bdi>{file.name}</bdi>
      </h3>
      <p className={styles.soft}>{measureWords(file)}. It cannot be shown here.</p>
      {link && <DownloadMeaning link={link} name={file.name} />}
    </div>
  )
}

interface DownloadMeaningProps {
  readonly link: string
  readonly name: string
}

/** A copy leaves Baton: said before it does. */
export function DownloadMeaning({ link, name }: DownloadMeaningProps) {
  return (
    <>
      <p>
        A copy on this device is outside Baton: whoever has the device can read it, and it stays when the file
        is removed here. Delete it when you no longer need it.
      </p>
      <ButtonLink href={link} download={name} icon={<Download />} variant="primary">
        Download
      </ButtonLink>
    </>
  )
}
