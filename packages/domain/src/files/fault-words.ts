import type { FileFault } from '@baton/contract'

/** Why a file was refused and what to do, to be read after its name. */
export const faultWords: { readonly [Fault in FileFault]: { readonly why: string; readonly next: string } } =
  {
    'unknown-type': {
      why: 'is of a type that is not taken',
      next: 'Save it as a PDF, a picture or a document of today, then add that.',
    },
    'wrong-type': {
      why: 'is not what its name says',
      next: 'Ask whoever gave it to you for the original.',
    },
    broken: {
      why: 'cannot be read: it is cut short or broken',
      next: 'Take or save it again, then add that.',
    },
    bomb: { why: 'opens into far more than it is', next: 'Do not open it. Tell your IT service.' },
    'active-content': {
      why: 'carries something that runs, such as macros',
      next: 'Save it as a PDF, then add that.',
    },
    locked: {
      why: 'is locked with a password, so that nobody can check it',
      next: 'Take the password off, then add it again.',
    },
    malware: { why: 'holds malware and was destroyed', next: 'Do not open it. Tell your IT service.' },
    'too-large': { why: 'is too large', next: 'Make it smaller or shorter, then add it again.' },
  }
