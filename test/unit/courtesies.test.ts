import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LANGUAGES, type LanguageCode } from '../../src/orchestrator/model.js';
import { withoutCourtesies } from '../../src/orchestrator/routing/courtesies.js';
import { estimateDifficulty } from '../../src/orchestrator/routing/difficulty.js';

interface Asked {
  lesson: string;
  plain: string;
  hard: string;
  front: string[];
  behind: string[];
  /** What asks for the plain one politely, in a sentence of its own form, as people write it. */
  polite: string;
}

const ASKED: Record<LanguageCode, Asked> = {
  en: {
    lesson: 'A token is a piece of text that a model reads. Longer texts have more tokens.', plain: 'What is a token?',
    hard: 'Prove that longer texts always have more tokens, and compare two tokenizers.', polite: 'Hello! Could you tell me what a token is?',
    front: ['Hello! ', 'Good morning, professor. ', 'Hi there, quick question: ', 'Please, ', 'Dear teacher, I have a question. ', 'Sorry to bother you, but '],
    behind: [' Thank you very much!', ' Thanks in advance.', ' Please.', ' Kind regards', ' Cheers!'],
  },
  es: {
    lesson: 'Un token es un trozo de texto que lee un modelo. Los textos largos tienen más tokens.', plain: '¿Qué es un token?',
    hard: 'Demuestra que los textos largos siempre tienen más tokens y compara dos tokenizadores.', polite: 'Hola, ¿podría decirme qué es un token?',
    front: ['Hola, ', 'Buenos días, profesora. ', 'Por favor, ', 'Perdón, tengo una pregunta: ', 'Me gustaría saber: '], behind: [' Muchas gracias.', ' Gracias de antemano.', ' Te lo agradezco.', ', por favor.'],
  },
  fr: {
    lesson: 'Un token est un morceau de texte que lit un modèle. Les longs textes ont plus de tokens.', plain: "Qu'est-ce qu'un token ?",
    hard: 'Démontre que les longs textes ont toujours plus de tokens et compare deux méthodes.', polite: "Bonjour, pourriez-vous m'expliquer qu'est-ce qu'un token ?",
    front: ['Bonjour, ', 'Bonsoir madame, ', "S'il vous plaît, ", "Excusez-moi, j'ai une petite question : ", 'Bonjour ! '], behind: [' Merci beaucoup !', " Merci d'avance.", ' Merci de votre aide.', ", s'il vous plaît."],
  },
  de: {
    lesson: 'Ein Token ist ein Stück Text, das ein Modell liest. Längere Texte haben mehr Tokens.', plain: 'Was ist ein Token?',
    hard: 'Beweise, dass längere Texte immer mehr Tokens haben, und vergleiche zwei Verfahren.', polite: 'Hallo zusammen, kann mir bitte jemand erklären, was ein Token ist?',
    front: ['Hallo, ', 'Guten Tag! ', 'Entschuldigung, ich habe eine kurze Frage: ', 'Bitte: ', 'Liebe Frau Lehrerin, '], behind: [' Vielen Dank!', ' Danke im Voraus.', ', bitte.'],
  },
  it: {
    lesson: 'Un token è un pezzo di testo che un modello legge. I testi lunghi hanno più token.', plain: "Che cos'è un token?",
    hard: 'Dimostra che i testi lunghi hanno sempre più token e confronta due metodi.', polite: "Buongiorno, potrebbe spiegarmi che cos'è un token?",
    front: ['Ciao, ', 'Buongiorno professore, ', 'Per favore, ', 'Scusi, ho una domanda: ', 'Salve! '], behind: [' Grazie mille!', ' Grazie in anticipo.', ' Ti ringrazio.', ', per favore.'],
  },
  pt: {
    lesson: 'Um token é um pedaço de texto que um modelo lê. Textos longos têm mais tokens.', plain: 'O que é um token?',
    hard: 'Demonstre que textos longos sempre têm mais tokens e compare dois métodos.', polite: 'Oi pessoal, alguém pode me dizer o que é um token?',
    front: ['Olá, ', 'Bom dia, professor. ', 'Por favor, ', 'Desculpe, tenho uma dúvida: ', 'Oi! '], behind: [' Muito obrigado!', ' Obrigada desde já.', ', por favor.'],
  },
  ru: {
    lesson: 'Токен — это кусок текста, который читает модель. В длинных текстах больше токенов.', plain: 'Что такое токен?',
    hard: 'Докажи, что в длинных текстах всегда больше токенов, и сравни два метода.', polite: 'Здравствуйте! Не могли бы вы объяснить, что такое токен?',
    front: ['Привет! ', 'Добрый день, ', 'Пожалуйста, ', 'Извините, у меня вопрос: ', 'Скажите, пожалуйста, '], behind: [' Спасибо большое!', ' Заранее спасибо.', ', пожалуйста.'],
  },
  zh: {
    lesson: '令牌是模型读取的一段文字。较长的文字有更多令牌。', plain: '什么是令牌？', hard: '证明较长的文字总是有更多令牌，并比较两种方法。',
    polite: '老师您好，请问您能告诉我什么是令牌吗？', front: ['你好！', '老师好，', '请问，', '不好意思，我有个问题：', '您好，我想知道'], behind: ['谢谢！', '非常感谢老师！', '谢谢您的帮助。'],
  },
  ja: {
    lesson: 'トークンとはモデルが読む文字の断片です。長い文章ほどトークンが多くなります。', plain: 'トークンとは何ですか？', hard: '長い文章ほど必ずトークンが多いことを証明し、二つの方法を比較しなさい。',
    polite: 'すみません、トークンとは何か教えていただけますか？', front: ['こんにちは。', '先生、', 'すみませんが、', '質問です。', 'はじめまして、質問があります。'], behind: ['ありがとうございます。', 'よろしくお願いします。', '教えてください。'],
  },
  ko: {
    lesson: '토큰은 모델이 읽는 글의 조각입니다. 긴 글에는 토큰이 더 많습니다.', plain: '토큰은 무엇인가요?', hard: '긴 글에 항상 토큰이 더 많음을 증명하고 두 방법을 비교하세요.',
    polite: '안녕하세요, 토큰이 무엇인지 설명해 주실 수 있나요?', front: ['안녕하세요, ', '선생님, ', '죄송하지만, ', '혹시 ', '안녕하세요! 질문이 있습니다. '], behind: [' 감사합니다!', ' 미리 감사드립니다.', ' 고맙습니다.', ' 부탁드립니다.'],
  },
  ar: {
    lesson: 'الرمز هو قطعة من النص يقرأها النموذج. النصوص الطويلة فيها رموز أكثر.', plain: 'ما هو الرمز؟', hard: 'أثبت أن النصوص الطويلة فيها دائما رموز أكثر وقارن بين طريقتين.',
    polite: 'مرحبا، هل يمكنك أن تخبرني ما هو الرمز؟', front: ['مرحبا، ', 'السلام عليكم، ', 'من فضلك، ', 'صباح الخير يا أستاذ، ', 'عفوا، لدي سؤال: '], behind: [' شكرا جزيلا!', ' وشكرا لك.', ' جزاك الله خيرا.', '، من فضلك.'],
  },
  hi: {
    lesson: 'टोकन पाठ का एक टुकड़ा है जिसे मॉडल पढ़ता है। लंबे पाठ में अधिक टोकन होते हैं।', plain: 'टोकन क्या है?', hard: 'सिद्ध कीजिए कि लंबे पाठ में हमेशा अधिक टोकन होते हैं, और दो विधियों की तुलना कीजिए।',
    polite: 'नमस्ते, क्या आप मुझे बता सकते हैं कि टोकन क्या है?', front: ['नमस्ते, ', 'नमस्कार सर, ', 'कृपया ', 'मेरा एक सवाल है: ', 'माफ़ कीजिए, '], behind: [' धन्यवाद!', ' बहुत धन्यवाद।', ', कृपया।'],
  },
};
/** How much of the estimate a courtesy may be. */
const MOST = 0.08;

describe('a courtesy', () => {
  for (const language of LANGUAGES) {
    const { lesson, plain, hard, front, behind, polite } = ASKED[language];
    const of = (question: string): number =>
      estimateDifficulty({ kind: 'EXPLANATION', language, difficulty: null, question, lesson: { title: '', body: lesson, objectives: [], language } });

    it(`makes a question neither harder nor easier: ${language}`, () => {
      const some = (list: string[]): fc.Arbitrary<string> => fc.subarray(list, { maxLength: 2 }).map((each) => each.join(''));
      fc.assert(fc.property(some(front), fc.constantFrom(plain, hard), some(behind), (before, question, after) => {
        const [bare, courteous] = [of(question), of(before + question + after)];
        assert.ok(Math.abs(courteous - bare) <= MOST, `${before}${question}${after}: ${courteous.toFixed(3)}, not ${bare.toFixed(3)}; read as ${withoutCourtesies(before + question + after, language)}`);
      }), { numRuns: 60 });
      assert.ok(Math.abs(of(polite) - of(plain)) <= MOST, `${polite}: ${of(polite).toFixed(3)}, not ${of(plain).toFixed(3)}; read as ${withoutCourtesies(polite, language)}`);
    });
  }

  it('alone stays what it is, and so does what only begins like one', () => {
    assert.equal(withoutCourtesies('Hello!', 'en'), 'Hello!');
    assert.equal(withoutCourtesies('', 'en'), '');
    assert.equal(withoutCourtesies('Highlands and soils: which are older?', 'en'), 'Highlands and soils: which are older?');
    assert.equal(withoutCourtesies('Well-known proofs: which are they?', 'en'), 'Well-known proofs: which are they?');
    assert.equal(withoutCourtesies('Hi! What is a token, please?', 'en'), 'What is a token?');
  });

  it('is looked for in a moment in any text', () => {
    for (const language of LANGUAGES) {
      for (const piece of ['please ', '! ', ' ', 'hello, ', 'x']) {
        const from = performance.now();
        withoutCourtesies(piece.repeat(20_000), language);
        assert.ok(performance.now() - from < 1_000, `${language} ${piece}`);
      }
    }
  });
});
