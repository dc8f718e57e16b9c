/**
 * The one range that boxes are read with. A document updates every range there is at each
 * change until the garbage is collected, so thousands of them make it slow.
 */
const ruler = document.createRange()

/** Line boxes of characters `from` up to `to` of a text. */
export function rectsOfText(text: Text, from = 0, to: number = text.length): DOMRectList {
  ruler.setStart(text, from)
  ruler.setEnd(text, to)
  return ruler.getClientRects()
}

/** Line boxes of everything from one node to another. */
export function rectsOfNodes(first: Node, last: Node = first): DOMRectList {
  ruler.setStartBefore(first)
  ruler.setEndAfter(last)
  return ruler.getClientRects()
}
