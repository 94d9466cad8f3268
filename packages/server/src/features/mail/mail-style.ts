/**
 * Ink, sea and brass. Each rule stands in the sheet and at its element: some mail readers know only the one, some only the other.
 */
const styles = {
  page: 'margin:0;padding:24px 12px;background:#f7f8fa;color:#10202f;font:16px/1.55 system-ui,-apple-system,Segoe UI,Roboto,sans-serif',
  card: 'max-width:560px;margin:0 auto;padding:28px 28px 24px;background:#ffffff;border:1px solid #dfe5eb;border-radius:8px',
  brand: 'margin:0 0 20px;color:#51647a;font-size:14px',
  gate: 'display:inline-block;width:11px;height:13px;margin-right:9px;border:3px solid #0b6e5b;border-bottom:3px solid #d9a441;border-radius:9px 9px 0 0;vertical-align:-3px',
  heading: 'margin:0 0 16px;font-size:21px;line-height:1.3;font-weight:600',
  text: 'margin:0 0 14px',
  facts: 'margin:0 0 18px;padding:0',
  label: 'margin:0;color:#51647a;font-size:14px',
  value: 'margin:0 0 8px;font-weight:600',
  note: 'margin:0 0 18px;padding:2px 0 2px 14px;border-left:3px solid #d9a441;white-space:pre-wrap',
  code: 'margin:22px 0;font:600 26px/1.2 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:2px',
  action: 'margin:22px 0',
  button:
    'display:inline-block;padding:11px 20px;background:#0b6e5b;color:#ffffff;border-radius:8px;text-decoration:none;font-weight:600',
  address: 'margin:0 0 18px;color:#51647a;font-size:13px;overflow-wrap:anywhere',
  after: 'margin:0 0 10px;color:#51647a;font-size:14px',
  why: 'max-width:560px;margin:16px auto 0;padding:0 28px;color:#51647a;font-size:13px',
} as const

type Styled = keyof typeof styles

const dark: Partial<Record<Styled, string>> = {
  page: 'background:#0c141e;color:#e9eff5',
  card: 'background:#111c29;border-color:#223243',
  brand: 'color:#9aadc0',
  gate: 'border-color:#55c9ae;border-bottom-color:#e6b95c',
  label: 'color:#9aadc0',
  note: 'border-left-color:#e6b95c',
  button: 'background:#55c9ae;color:#06231c',
  address: 'color:#9aadc0',
  after: 'color:#9aadc0',
  why: 'color:#9aadc0',
}

/** What an element looks like, for its `style`. */
export function styleOf(name: Styled): string {
  return styles[name]
}

export const sheet = [
  ':root{color-scheme:light dark}',
  ...Object.entries(styles).map(([name, rules]) => `.${name}{${rules}}`),
  '@media (prefers-color-scheme:dark){',
  // What stands at the element wins over the sheet, unless the sheet says so.
  ...Object.entries(dark).map(([name, rules]) => `.${name}{${rules.replaceAll(/(?=;|$)/g, ' !important')}}`),
  '}',
].join('\n')
