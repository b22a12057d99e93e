import styles from './nhs-number.module.css'

/** An NHS number as 999 123 4567, on one line; copied without its spaces. */
export function NhsNumber({ value }: { readonly value: string }) {
  return (
    <span className={styles.number}>
      <span>{value.slice(0, 3)}</span>
      <span>{value.slice(3, 6)}</span>
      <span>{value.slice(6)}</span>
    </span>
  )
}
