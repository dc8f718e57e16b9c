import type { Node, Point, Position } from 'unist'

/** Make a node for the place of a token, to report a fault there. */
export function placeOf(token: Position): Node {
  return {
    type: 'token',
    position: { start: pointOf(token.start), end: pointOf(token.end) },
  }
}

/** Take a point without what micromark keeps beside it. */
export function pointOf({ line, column, offset }: Point): Point {
  return { line, column, ...(offset !== undefined && { offset }) }
}
