import type { MeetingSubject } from '@baton/contract'
import { TextLink } from '../../../../ui/router/links.tsx'

/** The way back to what a call was begun from; whoever may not see it is told so there. */
export function AboutLink({ about }: { readonly about: MeetingSubject | null }) {
  switch (about?.kind) {
    case 'conversation':
      return (
        <TextLink to="/messages/$conversationId" params={{ conversationId: about.id }}>
          The conversation
        </TextLink>
      )
    case 'task':
      return (
        <TextLink to="/tasks/$taskId" params={{ taskId: about.id }}>
          The task
        </TextLink>
      )
    case 'patient':
      return (
        <TextLink to="/patients/$patientId" params={{ patientId: about.id }}>
          The patient
        </TextLink>
      )
    case 'role':
      return (
        <TextLink to="/directory/roles/$roleId" params={{ roleId: about.id }}>
          The role
        </TextLink>
      )
    case 'team':
      return (
        <TextLink to="/directory/teams/$teamId" params={{ teamId: about.id }}>
          The team
        </TextLink>
      )
    case 'page':
      return <TextLink to="/urgent">What was urgent</TextLink>
    default:
      return null
  }
}
