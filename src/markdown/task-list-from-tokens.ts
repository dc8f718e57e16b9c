import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'

/**
 * Make the mdast extension for task list items, `- [ ] text`.
 *
 * In place of the handlers of `mdast-util-gfm-task-list-item`, which lose the brackets,
 * and fail where they are checked, when a paragraph right after an empty list item begins
 * with some.
 */
export function taskListFromTokens(): Extension {
  return {
    exit: {
      taskListCheck(token) {
        if (isInListItem(this)) return
        this.config.enter['data']?.call(this, token)
        this.config.exit['data']?.call(this, token)
      },
      taskListCheckValueChecked: exitCheck,
      taskListCheckValueUnchecked: exitCheck,
    },
  }
}

function exitCheck(this: CompileContext, token: Token): void {
  const item = this.stack.at(-2)
  if (item?.type === 'listItem') item.checked = token.type === 'taskListCheckValueChecked'
}

function isInListItem({ stack }: CompileContext): boolean {
  return stack.at(-2)?.type === 'listItem'
}
