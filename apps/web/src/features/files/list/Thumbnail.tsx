import { FileText, Image } from 'lucide-react'
import { useRef } from 'react'
import styles from './list.module.css'

interface ThumbnailProps {
  readonly link: string | undefined
  readonly alt: string
  readonly isPicture?: boolean
}

/** The small picture of a file, or the shape of a file where there is none. */
export function Thumbnail({ link, alt, isPicture = true }: ThumbnailProps) {
  // A way that was renewed leads to the same picture: what is on show stays.
  const shown = useRef(link)
  shown.current ??= link
  if (shown.current === undefined) {
    return (
      <span className={styles.noThumbnail} role="img" aria-label={alt} aria-hidden={alt === ''}>
        {isPicture ? <Image aria-hidden="true" /> : <FileText aria-hidden="true" />}
      </span>
    )
  }
  return <img src={shown.current} alt={alt} className={styles.thumbnail} />
}
