import { createContext } from 'react'

/** Whether a frame is there already: a page that stands in for another one must not bring a second. */
export const InsideFrame = createContext(false)
