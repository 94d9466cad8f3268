import '@fontsource-variable/inter'
import './layout/theme.css'
import './layout/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Page } from './layout/page.tsx'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Page path={window.location.pathname} />
  </StrictMode>,
)
