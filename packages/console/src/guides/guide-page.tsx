import { useEffect, useRef, useState } from 'react'
import { NothingHere } from '../layout/nothing-here.tsx'
import './guide.css'
import { readGuide } from './guides.ts'

/** One guide, as it stands in `docs/`. */
export function GuidePage({ id }: { readonly id: string }) {
  const article = useRef<HTMLElement>(null)
  const [missing, setMissing] = useState(false)

  useEffect(() => {
    readGuide(id)
      .then((guide) => {
        if (guide === null || article.current === null) return setMissing(guide === null)
        document.title = `${guide.title} · Portreeve`
        // Made from our own documentation when the console was built.
        article.current.replaceChildren(document.createRange().createContextualFragment(guide.html))
        document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.scrollIntoView()
      })
      .catch(() => setMissing(true))
  }, [id])

  return missing ? <NothingHere path={`/guides/${id}`} /> : <article className="guide" ref={article} />
}
