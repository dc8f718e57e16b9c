/** Name of the functions that the pipeline calls in the page. */
export const version = 1
