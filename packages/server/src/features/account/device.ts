import bowser from 'bowser'

export interface Device {
  /** Name and main version: "Firefox 140". */
  readonly browser: string | null
  /** "Windows", "macOS", "Android", as far as browsers still say. */
  readonly system: string | null
  readonly kind: 'desktop' | 'mobile' | 'tablet' | 'other'
}

/** What a browser says of itself, in words. It may say anything: this is for people who look for a session that they do not know. */
export function deviceOf(agent: string | null): Device {
  if (agent === null || agent.trim() === '') return { browser: null, system: null, kind: 'other' }
  const { browser, os, platform } = bowser.parse(agent)
  const version = /^\d+/.exec(browser.version ?? '')?.[0]
  return {
    browser: browser.name ? [browser.name, version].filter(Boolean).join(' ') : null,
    system: os.name || null,
    kind: kinds.find((kind) => kind === platform.type) ?? 'other',
  }
}

const kinds = ['desktop', 'mobile', 'tablet'] as const
