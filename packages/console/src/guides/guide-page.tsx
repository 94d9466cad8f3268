import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Frame } from '../entry/frame.tsx'
import { MissingPage } from '../entry/missing-page.tsx'
import { WaitingPage } from '../entry/waiting-page.tsx'
import './guide.css'
import { GuideLinks } from './guide-links.tsx'
import { readGuide } from './guides.ts'

/** One guide, as it stands in `docs/`. */
export function GuidePage() {
  const { guide: id } = useParams({ from: '/guides/$guide' })
  const article = useRef<HTMLElement>(null)
  const { data: guide, isPending } = useQuery({ queryKey: ['guide', id], queryFn: () => readGuide(id) })

  useEffect(() => {
    if (!guide || article.current === null) return
    document.title = `${guide.title} · Portreeve`
    // Made from our own documentation when the console was built.
    article.current.replaceChildren(document.createRange().createContextualFragment(guide.html))
    document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView()
  }, [guide])

  if (isPending) return <WaitingPage />
  if (!guide) return <MissingPage />
  return (
    <Frame aside={<GuideLinks />}>
      <article className="guide" ref={article} />
    </Frame>
  )
}
