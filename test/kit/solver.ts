import type { FaultRequest, RequestBody } from './fault-server.js';

/** A question as a model is shown it whose key is checked. */
export interface ShownQuestion {
  number: number;
  type: string;
  prompt: string;
  choices: string[];
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : (content as { text?: string }[]).map(({ text }) => text ?? '').join('');
}

/** Whether a request asks for answers to questions whose keys are checked. */
export function isKeyCheck({ body }: Pick<FaultRequest, 'body'>): boolean {
  const { response_format: format, output_config: output } = body as RequestBody & { response_format?: { json_schema?: { name: string } }; output_config?: unknown };
  return format?.json_schema?.name === 'key_check' || JSON.stringify(output ?? '').includes('"answers"');
}

/** The questions that a request asks about, by the prompt's own marks. */
export function questionsIn({ body }: Pick<FaultRequest, 'body'>): ShownQuestion[] {
  const text = textOf(body.messages.findLast(({ role }) => role === 'user')!.content);
  return [...text.matchAll(/<question>\n(\d+)\. ([A-Z_]+)\n([^]*?)\n<\/question>/g)].map(([, number, type, rest]) => {
    const lines = rest!.split('\n');
    const choices = lines.filter((line) => /^[A-H]\. /.test(line));
    return { number: Number(number), type: type!, prompt: lines.filter((line) => !choices.includes(line)).join('\n'), choices: choices.map((line) => line.slice(3)) };
  });
}

/** The answer of a solver that knows these. */
export function solutionsTo(request: Pick<FaultRequest, 'body'>, know: (question: ShownQuestion) => string[]): { items: { number: number; answers: string[] }[] } {
  return { items: questionsIn(request).map((question) => ({ number: question.number, answers: know(question) })) };
}
