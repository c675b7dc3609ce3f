import type { LanguageCode, SummaryFormName, SummaryTask } from '../../../orchestrator/model.js';
import { commonLines } from './common.js';
import { GO_ON } from './continuation.js';
import { lessonBlock, type Prompt } from './prompt.js';

interface Words {
  role: string;
  form: Record<SummaryFormName, string>;
  write: string;
}

// Models that reason first count it as output.
const MAX_OUTPUT_TOKENS = 5_120;

const WORDS: Record<LanguageCode, Words> = {
  en: {
    role: 'You sum up lessons for learners: what matters most, and nothing else.',
    form: {
      ONE_SENTENCE: 'Answer with one single sentence, without Markdown.',
      PARAGRAPH: 'Answer with one paragraph of three to six sentences, without headings or lists.',
      BULLETS: 'Answer with a Markdown list of three to eight points, each in its own line that begins with "- "; nothing before or after it.',
      KEY_TERMS: 'Answer with a Markdown list of the most important terms, each in its own line: "- **term** — what it means, in one sentence"; nothing before or after it.',
      TABLE: 'Answer with one Markdown table: a line of headings, and a line for each main point with its term or topic and what the lesson says of it; nothing before or after it.',
    },
    write: 'Sum up the lesson.',
  },
  es: {
    role: 'Resumes lecciones para alumnos: lo que más importa y nada más.',
    form: {
      ONE_SENTENCE: 'Responde con una sola frase, sin Markdown.',
      PARAGRAPH: 'Responde con un único párrafo de tres a seis frases, sin títulos ni listas.',
      BULLETS: 'Responde con una lista Markdown de tres a ocho puntos, cada uno en su propia línea que empieza por "- "; nada antes ni después.',
      KEY_TERMS: 'Responde con una lista Markdown de los términos más importantes, cada uno en su propia línea: "- **término** — lo que significa, en una frase"; nada antes ni después.',
      TABLE: 'Responde con una única tabla Markdown: una fila de encabezados y una fila por cada punto principal, con su término o tema y lo que la lección dice de él; nada antes ni después.',
    },
    write: 'Resume la lección.',
  },
  fr: {
    role: "Tu résumes des leçons pour des élèves : l'essentiel, et rien d'autre.",
    form: {
      ONE_SENTENCE: 'Réponds par une seule phrase, sans Markdown.',
      PARAGRAPH: 'Réponds par un seul paragraphe de trois à six phrases, sans titres ni listes.',
      BULLETS: 'Réponds par une liste Markdown de trois à huit points, chacun sur sa propre ligne commençant par "- " ; rien avant ni après.',
      KEY_TERMS: 'Réponds par une liste Markdown des termes les plus importants, chacun sur sa propre ligne : "- **terme** — ce qu\'il signifie, en une phrase" ; rien avant ni après.',
      TABLE: "Réponds par un seul tableau Markdown : une ligne d'en-têtes, puis une ligne par point principal, avec son terme ou son sujet et ce que la leçon en dit ; rien avant ni après.",
    },
    write: 'Résume la leçon.',
  },
  de: {
    role: 'Du fasst Lektionen für Lernende zusammen: das Wichtigste und sonst nichts.',
    form: {
      ONE_SENTENCE: 'Antworte mit einem einzigen Satz, ohne Markdown.',
      PARAGRAPH: 'Antworte mit einem einzigen Absatz von drei bis sechs Sätzen, ohne Überschriften und Listen.',
      BULLETS: 'Antworte mit einer Markdown-Liste von drei bis acht Punkten, jeder in einer eigenen Zeile, die mit "- " beginnt; nichts davor und nichts danach.',
      KEY_TERMS: 'Antworte mit einer Markdown-Liste der wichtigsten Begriffe, jeder in einer eigenen Zeile: "- **Begriff** — was er bedeutet, in einem Satz"; nichts davor und nichts danach.',
      TABLE: 'Antworte mit einer einzigen Markdown-Tabelle: eine Zeile mit Überschriften und je eine Zeile für jeden Hauptpunkt, mit seinem Begriff oder Thema und dem, was die Lektion dazu sagt; nichts davor und nichts danach.',
    },
    write: 'Fasse die Lektion zusammen.',
  },
  it: {
    role: "Riassumi lezioni per gli studenti: l'essenziale e nient'altro.",
    form: {
      ONE_SENTENCE: 'Rispondi con una sola frase, senza Markdown.',
      PARAGRAPH: 'Rispondi con un solo paragrafo di tre-sei frasi, senza titoli né elenchi.',
      BULLETS: 'Rispondi con un elenco Markdown di tre-otto punti, ciascuno su una riga propria che inizia con "- "; niente prima né dopo.',
      KEY_TERMS: 'Rispondi con un elenco Markdown dei termini più importanti, ciascuno su una riga propria: "- **termine** — che cosa significa, in una frase"; niente prima né dopo.',
      TABLE: "Rispondi con un'unica tabella Markdown: una riga di intestazioni e una riga per ogni punto principale, con il suo termine o argomento e ciò che la lezione ne dice; niente prima né dopo.",
    },
    write: 'Riassumi la lezione.',
  },
  pt: {
    role: 'Você resume lições para alunos: o que mais importa e nada além disso.',
    form: {
      ONE_SENTENCE: 'Responda com uma única frase, sem Markdown.',
      PARAGRAPH: 'Responda com um único parágrafo de três a seis frases, sem títulos nem listas.',
      BULLETS: 'Responda com uma lista Markdown de três a oito pontos, cada um em sua própria linha, que começa com "- "; nada antes nem depois.',
      KEY_TERMS: 'Responda com uma lista Markdown dos termos mais importantes, cada um em sua própria linha: "- **termo** — o que significa, em uma frase"; nada antes nem depois.',
      TABLE: 'Responda com uma única tabela Markdown: uma linha de cabeçalhos e uma linha para cada ponto principal, com seu termo ou tema e o que a lição diz sobre ele; nada antes nem depois.',
    },
    write: 'Resuma a lição.',
  },
  ru: {
    role: 'Ты кратко пересказываешь уроки для учеников: самое важное и ничего больше.',
    form: {
      ONE_SENTENCE: 'Ответь одним-единственным предложением, без Markdown.',
      PARAGRAPH: 'Ответь одним абзацем из трёх–шести предложений, без заголовков и списков.',
      BULLETS: 'Ответь списком Markdown из трёх–восьми пунктов, каждый на своей строке, которая начинается с "- "; ничего до и ничего после него.',
      KEY_TERMS: 'Ответь списком Markdown из самых важных терминов, каждый на своей строке: "- **термин** — что он означает, одним предложением"; ничего до и ничего после него.',
      TABLE: 'Ответь одной таблицей Markdown: строка заголовков и по строке на каждый главный пункт, с его термином или темой и тем, что об этом сказано в уроке; ничего до и ничего после неё.',
    },
    write: 'Кратко перескажи урок.',
  },
  zh: {
    role: '你为学习者概括课文：只写最重要的内容，不写别的。',
    form: {
      ONE_SENTENCE: '只用一句话回答，不使用 Markdown。',
      PARAGRAPH: '用一个自然段回答，三到六句话，不使用标题或列表。',
      BULLETS: '用一个 Markdown 列表回答，三到八个要点，每个要点单独一行，以 "- " 开头；列表前后不写任何内容。',
      KEY_TERMS: '用一个 Markdown 列表列出最重要的术语，每个术语单独一行："- **术语** — 用一句话说明它的意思"；列表前后不写任何内容。',
      TABLE: '用一个 Markdown 表格回答：第一行是表头，每个要点占一行，写明术语或主题以及课文对它的说明；表格前后不写任何内容。',
    },
    write: '请概括这篇课文。',
  },
  ja: {
    role: 'あなたは学習者のためにレッスンを要約します。最も大切なことだけを書き、ほかのことは書きません。',
    form: {
      ONE_SENTENCE: '一文だけで答えてください。Markdown は使わないでください。',
      PARAGRAPH: '三文から六文の一つの段落で答えてください。見出しや箇条書きは使わないでください。',
      BULLETS: '三つから八つの要点を Markdown の箇条書きで答えてください。それぞれを "- " で始まる一行に書き、前後には何も書かないでください。',
      KEY_TERMS: '最も重要な用語を Markdown の箇条書きで答えてください。それぞれを一行に "- **用語** — その意味を一文で" と書き、前後には何も書かないでください。',
      TABLE: '一つの Markdown の表で答えてください。最初の行は見出し、続いて主な要点ごとに一行とし、用語または話題と、それについてレッスンが述べていることを書いてください。前後には何も書かないでください。',
    },
    write: 'レッスンを要約してください。',
  },
  ko: {
    role: '당신은 학습자를 위해 수업 내용을 요약합니다. 가장 중요한 것만 쓰고 다른 것은 쓰지 않습니다.',
    form: {
      ONE_SENTENCE: 'Markdown 없이 단 한 문장으로 답하세요.',
      PARAGRAPH: '제목이나 목록 없이 세 문장에서 여섯 문장으로 된 한 단락으로 답하세요.',
      BULLETS: '세 개에서 여덟 개의 요점을 Markdown 목록으로 답하세요. 각 요점은 "- "로 시작하는 한 줄에 쓰고, 앞뒤에는 아무것도 쓰지 마세요.',
      KEY_TERMS: '가장 중요한 용어를 Markdown 목록으로 답하세요. 각 용어는 한 줄에 "- **용어** — 그 뜻을 한 문장으로" 쓰고, 앞뒤에는 아무것도 쓰지 마세요.',
      TABLE: '하나의 Markdown 표로 답하세요. 첫 줄은 머리글이고, 주요 요점마다 한 줄씩 용어나 주제와 그에 대해 수업이 말하는 것을 쓰세요. 앞뒤에는 아무것도 쓰지 마세요.',
    },
    write: '수업 내용을 요약하세요.',
  },
  ar: {
    role: 'أنت تلخّص الدروس للمتعلّمين: أهمّ ما فيها ولا شيء سواه.',
    form: {
      ONE_SENTENCE: 'أجب بجملة واحدة فقط، من دون Markdown.',
      PARAGRAPH: 'أجب بفقرة واحدة من ثلاث إلى ست جمل، من دون عناوين أو قوائم.',
      BULLETS: 'أجب بقائمة Markdown من ثلاث إلى ثماني نقاط، كل نقطة في سطر مستقل يبدأ بـ "- "، ولا تكتب شيئًا قبلها أو بعدها.',
      KEY_TERMS: 'أجب بقائمة Markdown بأهم المصطلحات، كل مصطلح في سطر مستقل: "- **المصطلح** — معناه في جملة واحدة"، ولا تكتب شيئًا قبلها أو بعدها.',
      TABLE: 'أجب بجدول Markdown واحد: سطر للعناوين، ثم سطر لكل نقطة رئيسية فيه مصطلحها أو موضوعها وما يقوله الدرس عنها، ولا تكتب شيئًا قبله أو بعده.',
    },
    write: 'لخّص الدرس.',
  },
  hi: {
    role: 'आप शिक्षार्थियों के लिए पाठों का सार लिखते हैं: जो सबसे महत्वपूर्ण है केवल वही, और कुछ नहीं।',
    form: {
      ONE_SENTENCE: 'केवल एक वाक्य में उत्तर दीजिए, बिना Markdown के।',
      PARAGRAPH: 'तीन से छह वाक्यों के एक ही अनुच्छेद में उत्तर दीजिए, बिना शीर्षकों और सूचियों के।',
      BULLETS: 'तीन से आठ बिंदुओं की एक Markdown सूची में उत्तर दीजिए; हर बिंदु अपनी अलग पंक्ति में हो जो "- " से शुरू हो; उसके पहले या बाद में कुछ न लिखिए।',
      KEY_TERMS: 'सबसे महत्वपूर्ण शब्दों की एक Markdown सूची में उत्तर दीजिए; हर शब्द अपनी अलग पंक्ति में हो: "- **शब्द** — उसका अर्थ, एक वाक्य में"; उसके पहले या बाद में कुछ न लिखिए।',
      TABLE: 'एक ही Markdown तालिका में उत्तर दीजिए: एक पंक्ति शीर्षकों की, और हर मुख्य बिंदु की एक पंक्ति, जिसमें उसका शब्द या विषय हो और पाठ उसके बारे में क्या कहता है; उसके पहले या बाद में कुछ न लिखिए।',
    },
    write: 'पाठ का सार लिखिए।',
  },
};

export const summaryPrompt: Prompt<SummaryTask, Words> = {
  kind: 'SUMMARY',
  version: 'summary@1',
  schema: null,
  instructions: WORDS,
  build(task) {
    const { role, form, write } = WORDS[task.language];
    return {
      system: [role, ...commonLines(task), form[task.form]].join('\n'),
      messages: [{ role: 'user', content: `${lessonBlock(task.lesson)}\n\n${write}` }],
      maxOutputTokens: MAX_OUTPUT_TOKENS,
      goOn: GO_ON[task.language],
    };
  },
};
