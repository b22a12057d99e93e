import { Heading } from '../ui/heading/Heading.tsx'
import { Logo } from '../ui/logo/Logo.tsx'
import { Notices } from '../ui/toast/Notices.tsx'
import { ActionsGallery } from './ActionsGallery.tsx'
import { FieldsGallery } from './FieldsGallery.tsx'
import styles from './gallery.module.css'
import { ListsGallery } from './ListsGallery.tsx'
import { StatesGallery } from './StatesGallery.tsx'

/** Every component in every state that can be drawn at rest. For tests and for the eye; not in the product. */
export function Gallery() {
  return (
    <main className={styles.gallery}>
      <header className={styles.head}>
        <Heading level={1} size={36}>
          Components
        </Heading>
        <Logo size="large" />
      </header>
      <ActionsGallery />
      <FieldsGallery />
      <ListsGallery />
      <StatesGallery />
      <Notices />
    </main>
  )
}
