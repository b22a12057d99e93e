import { useEffect, useRef } from 'react'
import styles from './camera.module.css'

/** The canvas itself: a copy of it would be as large again. */
export function Mounted({ canvas }: { readonly canvas: HTMLCanvasElement }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.replaceChildren(canvas), [canvas])
  return <div ref={place} className={styles.canvas} role="img" aria-label="The photo" />
}
