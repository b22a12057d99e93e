import type { Conversation } from '@baton/contract'
import { Combine } from 'lucide-react'
import { Banner } from '../../../ui/banner/Banner.tsx'
import { TextLink } from '../../../ui/router/links.tsx'
import { OtherRecords } from './OtherRecords.tsx'
import { PatientOfConversation } from './PatientOfConversation.tsx'

/** Above a conversation about a patient: who that is, and what was written under other records of theirs. */
export function AboutPatient({ conversation }: { readonly conversation: Conversation }) {
  const { id, patientId, title, continuedIn } = conversation
  if (!patientId) return null
  return (
    <>
      <PatientOfConversation patientId={patientId} title={title ?? ''} />
      {continuedIn && (
        <Banner
          tone="warn"
          icon={<Combine />}
          action={
            <TextLink to="/messages/$conversationId" params={{ conversationId: continuedIn }}>
              Go there
            </TextLink>
          }
        >
          The patient’s conversation goes on under the record that this one was merged into.
        </Banner>
      )}
      <OtherRecords conversationId={id} />
    </>
  )
}
