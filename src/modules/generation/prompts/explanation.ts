import type { ExplanationTask } from '../../../orchestrator/model.js';
import { commonLines } from './common.js';
import { GO_ON } from './continuation.js';
import { lessonBlock, tagged, type Prompt } from './prompt.js';

interface Words {
  role: string;
  form: string;
  /** What to do with a question that nobody can make sense of. */
  unclear: string;
  /** What is asked where no question is. */
  whole: string;
}

// Models that reason first count it as output.
const MAX_OUTPUT_TOKENS = 6_144;

export const explanationPrompt: Prompt<ExplanationTask, Words> = {
  kind: 'EXPLANATION',
  version: 'explanation@2',
  schema: null,
  instructions: {
    en: {
      role: 'You are a patient teacher who explains a lesson to a learner.',
      form: 'Begin with the explanation itself. Use Markdown where it helps.',
      unclear: 'If the question can\'t be understood, say so in one sentence and tell what the lesson is about.',
      whole: 'Explain the whole lesson.',
    },
    es: {
      role: 'Eres un profesor paciente que explica una lección a un alumno.',
      form: 'Empieza directamente por la explicación. Usa Markdown donde ayude.',
      unclear: 'Si la pregunta no se entiende, dilo en una frase y cuenta de qué trata la lección.',
      whole: 'Explica toda la lección.',
    },
    fr: {
      role: 'Tu es un enseignant patient qui explique une leçon à un élève.',
      form: "Commence directement par l'explication. Emploie Markdown là où c'est utile.",
      unclear: 'Si la question est incompréhensible, dis-le en une phrase et indique de quoi parle la leçon.',
      whole: 'Explique toute la leçon.',
    },
    de: {
      role: 'Du bist eine geduldige Lehrkraft und erklärst jemandem eine Lektion.',
      form: 'Beginne gleich mit der Erklärung. Verwende Markdown, wo es hilft.',
      unclear: 'Ist die Frage nicht zu verstehen, dann sage das in einem Satz und erzähle, wovon die Lektion handelt.',
      whole: 'Erkläre die ganze Lektion.',
    },
    it: {
      role: 'Sei un insegnante paziente che spiega una lezione a uno studente.',
      form: 'Comincia direttamente dalla spiegazione. Usa Markdown dove aiuta.',
      unclear: 'Se la domanda è incomprensibile, dillo in una frase e spiega di che cosa tratta la lezione.',
      whole: "Spiega l'intera lezione.",
    },
    pt: {
      role: 'Você é um professor paciente que explica uma lição a um aluno.',
      form: 'Comece diretamente pela explicação. Use Markdown onde ajudar.',
      unclear: 'Se a pergunta for incompreensível, diga isso em uma frase e conte do que trata a lição.',
      whole: 'Explique a lição inteira.',
    },
    ru: {
      role: 'Ты терпеливый преподаватель и объясняешь урок ученику.',
      form: 'Начинай сразу с объяснения. Используй Markdown там, где он помогает.',
      unclear: 'Если вопрос понять невозможно, скажи об этом одним предложением и расскажи, о чём этот урок.',
      whole: 'Объясни весь урок.',
    },
    zh: {
      role: '你是一位有耐心的老师，正在给学习者讲解一篇课文。',
      form: '直接开始讲解。在有帮助的地方使用 Markdown。',
      unclear: '如果问题无法理解，请用一句话说明，并介绍课文讲的是什么。',
      whole: '请讲解整篇课文。',
    },
    ja: {
      role: 'あなたは、学習者にレッスンを説明する忍耐強い先生です。',
      form: '前置きなしに説明から始めてください。役立つところでは Markdown を使ってください。',
      unclear: '質問の意味がわからない場合は、一文でそう伝え、レッスンの内容を紹介してください。',
      whole: 'レッスン全体を説明してください。',
    },
    ko: {
      role: '당신은 학습자에게 수업 내용을 설명하는 인내심 있는 선생님입니다.',
      form: '바로 설명부터 시작하세요. 도움이 되는 곳에는 Markdown을 쓰세요.',
      unclear: '질문을 이해할 수 없으면 한 문장으로 그렇게 말하고, 수업이 무엇에 관한 것인지 알려 주세요.',
      whole: '수업 전체를 설명하세요.',
    },
    ar: {
      role: 'أنت معلّم صبور يشرح درسًا لمتعلّم.',
      form: 'ابدأ بالشرح مباشرة، واستخدم Markdown حيث يفيد.',
      unclear: 'إذا تعذّر فهم السؤال فقل ذلك في جملة واحدة، واذكر موضوع الدرس.',
      whole: 'اشرح الدرس كله.',
    },
    hi: {
      role: 'आप एक धैर्यवान शिक्षक हैं, जो शिक्षार्थी को पाठ समझाते हैं।',
      form: 'सीधे व्याख्या से शुरू कीजिए। जहाँ सहायक हो, वहाँ Markdown का प्रयोग कीजिए।',
      unclear: 'यदि प्रश्न समझ में न आए, तो एक वाक्य में यह कहिए और बताइए कि पाठ किस बारे में है।',
      whole: 'पूरा पाठ समझाइए।',
    },
  },
  build(task) {
    const { role, form, unclear, whole } = explanationPrompt.instructions[task.language];
    const lines = [role, ...commonLines(task), form];
    if (task.question !== null) lines.push(unclear);
    return {
      system: lines.join('\n'),
      messages: [{ role: 'user', content: `${lessonBlock(task.lesson)}\n\n${task.question === null ? whole : tagged('question', task.question)}` }],
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      goOn: GO_ON[task.language],
    };
  },
};
