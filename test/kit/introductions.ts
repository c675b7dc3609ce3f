/** What models say before they go on with a text, although they are asked not to. */
export const INTRODUCTIONS = [
  'Sorry, I was interrupted. ', 'I apologize for the cut! Let me continue from there:\n\n', 'Of course! ', 'Here is the rest: ', '…', '... ',
  'Lo siento, se cortó la respuesta. Continúo:\n', 'Désolé pour la coupure. Voici la suite : ', 'Entschuldigung, hier geht es weiter:\n',
  'Mi dispiace per l\'interruzione. Ecco il resto:\n\n', 'Desculpe a interrupção. Continuando: ', 'Извините, ответ прервался. Продолжаю: ',
  '抱歉，刚才中断了。以下是继续：', '申し訳ありません。続きです：\n', '죄송합니다. 계속하겠습니다. ', 'عذرًا على الانقطاع. سأتابع: ', 'क्षमा करें। आगे: ',
];
