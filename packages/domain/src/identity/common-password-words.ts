/**
 * Words of which the most used passwords of twelve characters and more are made, alone or with digits and signs: the
 * heads of the public lists of leaked passwords, and what people here would add. Data; lower case.
 */
export const commonPasswordWords: readonly string[] = `
password passw0rd passwd pass word secret letmein welcome admin administrator login signin changeme default master
qwerty qwertyuiop qwert asdfgh asdf zxcvbn zxcvbnm qazwsx abc123 abcd abcdef 123456789 12345678 1234567 123456 12345 1234
iloveyou loveyou lovely love forever babygirl baby angel princess queen king prince sunshine shadow flower rainbow butterfly
dragon monkey tiger lion kitten puppy doggy horse football baseball basketball soccer rugby cricket hockey golfer
liverpool arsenal chelsea manchester united everton tottenham spurs newcastle rangers celtic england scotland wales ireland
london bristol leeds cardiff glasgow superman batman spiderman starwars pokemon ninja matrix trustno charlie
michael jessica daniel thomas jordan ashley nicole andrew joshua matthew anthony robert george hannah sophie jasmine
michelle samantha jennifer summer winter autumn spring january february march april june july august september october
november december monday tuesday wednesday thursday friday saturday sunday cheese chocolate cookie banana pepper ginger
computer internet samsung google facebook microsoft windows access freedom whatever nothing mustang ferrari mercedes
hospital nurse nursing doctor medical medicine health healthcare ward clinic clinical patient theatre surgery surgeon
pharmacy midwife nhs trust baton bleep stethoscope emergency ambulance
mother father mummy daddy brother sister family friend friends happy birthday holiday christmas blessed jesus god
hello goodbye please thankyou test testing guest user temp temporary
`
  .trim()
  .split(/\s+/)
