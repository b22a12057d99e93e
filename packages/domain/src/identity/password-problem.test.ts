import { describe, expect, it } from 'vitest'
import { passwordProblem } from './password-problem.ts'

const ada = ['Ada Bell', 'ada.bell@brannoc.example', 'St Brannoc’s']

describe('a password that is being chosen', () => {
  it.each([
    'password1234',
    'Password123!',
    'P@ssw0rd2024!',
    'WelcomeHospital1',
    'iloveyou12345',
    'Liverpool2026!',
    'letmeinletmein',
    'qwertyuiop12',
    'summer2026!!',
    'NursingWard2026',
  ])('IDN6: %s is refused, because it is one of the first that others try', (password) => {
    expect(passwordProblem(password, ada)).not.toBeNull()
  })

  it.each(['aaaaaaaaaaaa', 'abababababab', 'hat1hat1hat1', '123456789012', 'abcdefghijkl', '1qaz2wsx3edc'])(
    'IDN6: %s is refused, because it follows a pattern',
    (password) => {
      expect(passwordProblem(password, ada)).not.toBeNull()
    },
  )

  it('IDN6: a name with a year is refused for the person whose name it is, and for nobody else', () => {
    expect(passwordProblem('adabell19841', ada)).toBe('is made of your name, address or organisation')
    expect(passwordProblem('brannoc-ada-1', ada)).not.toBeNull()
    expect(passwordProblem('teodorascu1984', ada)).toBeNull()
  })

  it.each([
    'correct horse battery staple',
    'three kettles on Tuesday',
    'xK9#mPq2vLw8',
    'paracetamol then tea',
    'öäüßéèñçøåæ1',
    'the ferry left at nine',
  ])('IDN6: %s is taken, whatever kinds of character it has', (password) => {
    expect(passwordProblem(password, ada)).toBeNull()
  })
})
