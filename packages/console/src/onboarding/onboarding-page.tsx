import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { inSentence } from '../audit/sentence.ts'
import { useScopeType } from '../deployment/catalogue.ts'
import { MissingPage } from '../entry/missing-page.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PanelWaiting } from '../parts/panel.tsx'
import { useScope } from '../session/scope.ts'
import { draftQuery } from './draft.ts'
import { Existing, type ExistingPlace } from './existing.tsx'
import { Wizard } from './wizard.tsx'

/** A1, A6: somebody makes what their organization lacks, step by step, and goes on later where they stopped. */
export function OnboardingPage() {
  const { type: id } = useParams({ from: '/in/scopes/$scope/onboarding/$type' })
  const scope = useScope()
  const type = useScopeType(id)
  const place = { scope: scope.param, type: id }
  const [taken, setTaken] = useState<ExistingPlace | null>(null)
  const { data, error } = useQuery({ ...draftQuery(place), enabled: type !== undefined })
  if (type === undefined) return <MissingPage />
  if (error) throw error
  const what = inSentence(type.label)
  const existing = taken ?? data?.existing
  if (existing) return <Existing what={what} existing={existing} role={type.creatorBecomes?.label} />
  const becomes = type.creatorBecomes && `, and become its ${type.creatorBecomes.label}`
  return (
    <>
      <PageHead
        title={`Set up the ${what}`}
        lead={
          <>
            You make the {what} of <bdi>{scope.name}</bdi>
            {becomes}. What you answer is kept: you can go on later, also in another browser.
          </>
        }
      />
      {data === undefined ? <PanelWaiting /> : <Wizard type={type} kept={data} onTaken={setTaken} />}
    </>
  )
}
