import { registrarEmail } from './burns-centre/burns-centre.ts'
import { emailOf } from './hospital/people.ts'

/** Four people to try, and what to do as each in a minute. */
export const suggestions: ReadonlyMap<string, readonly string[]> = new Map([
  [
    emailOf('Amina Yusuf'),
    [
      'Read what Taw Ward’s team wrote overnight.',
      'Write to Daniel Okafor, and watch “delivered” become “seen” when he opens it in another window.',
      'Call Daniel Okafor from your conversation, and answer in another window as him.',
    ],
  ],
  [
    emailOf('Daniel Okafor'),
    [
      'Answer the question that Hospital at night left for you.',
      'Reply to one message of several, then open its thread.',
      'Turn your network off, write something, reload the page, and turn it on again.',
    ],
  ],
  [
    emailOf('Ffion Rees'),
    [
      'See who mentioned you on Taw Ward.',
      'Start a group for a discharge with Owen Pritchard and Paul Dyer.',
      'Find the pharmacist for surgery in the directory.',
    ],
  ],
  [
    registrarEmail,
    [
      'Read what a ward of St Brannoc’s, a connected organisation, asked your role.',
      'Answer it, and see it arrive in another window as Ruth Nichols.',
      'Look her up in your directory: people of other organisations are not in it.',
    ],
  ],
])
