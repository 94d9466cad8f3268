import { useEffect, useEffectEvent } from 'react'
import { askAnyPasskey, askNoPasskey, knowsPasskeys, type PasskeyAnswer } from './passkeys.ts'

/** The server takes an answer for five minutes; the page may be open for longer. */
const askAnewMs = 4 * 60_000

/** Offers passkeys among what the browser fills into the field for the address, where it can. Nothing is told where nobody takes it. */
export function usePasskeyAutofill(offered: boolean, onAnswer: (answer: PasskeyAnswer) => void): void {
  const answered = useEffectEvent(onAnswer)
  useEffect(() => {
    if (!(offered && knowsPasskeys())) return
    let isOver = false
    const ask = async () => {
      if (document.hidden || !(await canAutofill()) || isOver) return
      const answer = await askAnyPasskey('autofill').catch(() => null)
      if (answer !== null && !isOver) answered(answer)
    }
    ask()
    const anew = setInterval(ask, askAnewMs)
    return () => {
      isOver = true
      clearInterval(anew)
      askNoPasskey()
    }
  }, [offered])
}

async function canAutofill(): Promise<boolean> {
  return (await window.PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false
}
