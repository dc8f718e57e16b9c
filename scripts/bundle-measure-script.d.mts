export declare function bundleMeasureScript(): Promise<void>
