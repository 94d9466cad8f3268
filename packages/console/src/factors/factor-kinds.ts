import { type Icon, IconDeviceMobile, IconFingerprint, IconMail } from '@tabler/icons-react'
import type { FactorKind } from './factors.ts'

export const factorLabels: Readonly<Record<FactorKind, string>> = {
  authenticator: 'Authenticator app',
  passkey: 'Passkey',
  'email-code': 'Codes by email',
}

export const factorIcons: Readonly<Record<FactorKind, Icon>> = {
  authenticator: IconDeviceMobile,
  passkey: IconFingerprint,
  'email-code': IconMail,
}
