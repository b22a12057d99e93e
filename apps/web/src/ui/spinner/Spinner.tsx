import styles from './spinner.module.css'

/** A small turning ring. Says nothing by itself: the place that waits must say what it waits for. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />
}
