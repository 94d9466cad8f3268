import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

const sea: MantineColorsTuple = [
  ...(['#e9f6f2', '#d2ece4', '#a3d9ca', '#72c6af', '#55c9ae'] as const),
  ...(['#2b9c83', '#147f69', '#0b6e5b', '#085747', '#053d32'] as const),
]
const ink: MantineColorsTuple = [
  ...(['#f7f8fa', '#eef1f5', '#dfe5eb', '#c4ced9', '#9aadc0'] as const),
  ...(['#7d8fa2', '#51647a', '#33475c', '#1d3044', '#10202f'] as const),
]
const night: MantineColorsTuple = [
  ...(['#e9eff5', '#c3d0dc', '#9aadc0', '#637a92', '#2e4257'] as const),
  ...(['#223243', '#172434', '#111c29', '#0c141e', '#080e15'] as const),
]
const brass: MantineColorsTuple = [
  ...(['#fdf7ea', '#fbf3e0', '#f4e0b4', '#ecca82', '#e6b95c'] as const),
  ...(['#d9a441', '#b07d22', '#8a5f0c', '#6b4a07', '#4a3304'] as const),
]
const red: MantineColorsTuple = [
  ...(['#fdeeec', '#fadbd7', '#f3b5ae', '#eb8c82', '#ff9d92'] as const),
  ...(['#dc4437', '#c83226', '#b42318', '#8f1b12', '#66120b'] as const),
]

/** Text on a filled part: Mantine chooses it for the light theme, and in the dark one it would be white on light green. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const resolved = defaultVariantColorsResolver(input)
  const color = input.color ?? input.theme.primaryColor
  if (input.variant !== 'filled' || (color !== 'sea' && color !== 'red')) return resolved
  return { ...resolved, color: `var(--on-${color})` }
}

/** What lies over the page while a dialog is open: the page stays readable below it. */
const veil = { color: '#0c141e', backgroundOpacity: 0.4 }

/** Mantine's parts in our colours and measures; `tokens.css` has the colours that pages use by name. */
export const theme = createTheme({
  colors: { sea, ink, brass, red, gray: ink, dark: night },
  primaryColor: 'sea',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  variantColorResolver,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1rem', xl: '1.5rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.25' },
  fontWeights: { regular: '400', medium: '600', bold: '600' },
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: {
        ...{ centered: true, radius: 'lg', padding: 'lg', overlayProps: veil, transitionProps: { duration: 120 } },
        // Their `<header>` would count as a second banner of the page.
        attributes: { header: { role: 'none' } },
      },
    },
    Drawer: {
      defaultProps: {
        overlayProps: veil,
        transitionProps: { duration: 140 },
        attributes: { header: { role: 'none' } },
      },
    },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: { duration: 90 } } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md', transitionProps: { duration: 90 } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 90 }, openDelay: 200, withArrow: false } },
    Select: {
      defaultProps: { comboboxProps: { shadow: 'md', transitionProps: { duration: 90 } }, checkIconPosition: 'right' },
    },
  },
})

const ours = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-quiet)',
  '--mantine-color-placeholder': 'var(--ink-quiet)',
  '--mantine-color-anchor': 'var(--sea)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-error': 'var(--red)',
  '--mantine-color-disabled': 'var(--surface-sunken)',
  '--mantine-color-disabled-color': 'var(--ink-quiet)',
  '--mantine-color-disabled-border': 'var(--line)',
}

/**
 * Mantine's own variables say what `tokens.css` says, so that a part of its looks like a part of ours. Colours are set for each
 * scheme: Mantine has values of its own there, which win over those for both.
 */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--mantine-shadow-md': 'var(--float)', '--mantine-shadow-xl': 'var(--float)' },
  light: ours,
  dark: ours,
})
