/** What the ready tabs hold, so that the first click does something. */
export interface Example {
  email: string;
  password: string;
  lessonId: string;
}

export function exampleTabs(_example: Example | null): string {
  return '';
}
