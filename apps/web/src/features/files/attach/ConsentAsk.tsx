import { type Consent, consent as consents } from '@baton/contract'
import { Button } from '../../../ui/button/Button.tsx'
import { consentWords } from '../words/file-words.ts'
import styles from './attach.module.css'

interface ConsentAskProps {
  readonly photos: number
  readonly onDecide: (consent: Consent) => void
}

/** What photos of a patient rest on: one press, kept with each of them. */
export function ConsentAsk({ photos, onDecide }: ConsentAskProps) {
  const question =
    photos === 1
      ? 'Has the patient agreed to this photo?'
      : `Has the patient agreed to these ${photos} photos?`
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={question} className={styles.consent}>
      <p className={styles.question}>{question}</p>
      <div className={styles.answers}>
        {consents.options.map((option) => (
          <Button key={option} size="small" onPress={() => onDecide(option)}>
            {consentWords[option]}
          </Button>
        ))}
      </div>
    </div>
  )
}
