import { TextInput } from '@mantine/core'
import styles from './find-place.module.css'

interface FindPlaceProps {
  readonly search: string
  readonly onSearch: (search: string) => void
}

/** For those who are in many places. */
export function FindPlace({ search, onSearch }: FindPlaceProps) {
  return (
    <TextInput
      className={styles.search}
      size="xs"
      placeholder="Find a place"
      aria-label="Find a place"
      value={search}
      onChange={({ currentTarget }) => onSearch(currentTarget.value)}
    />
  )
}
