// How programs that answer for somebody who is away begin the subject, in the languages of our partners. Each ends where its word ends: people write
// about the absence of data, auto-replenishment, and out-of-office hours.
const NOTICE =
  /^\s*(?:(?:re|aw|sv|fwd?)\s*:\s*)*(?:auto\s*:|\[?auto(?:matic)?(?:mated)?[ -]?(?:reply|replies|response|respond|answer)\b|autoreply|autosvar|autoantwort|automatische (?:antwort|abwesenheit)|out[- ]of[- ](?:the[- ])?office(?![- ]hours)\b|ooo\b|(?:i am |i'm |currently )?away from (?:the |my )?(?:office|desk|mail|e-?mail)|on (?:annual |parental |maternity |sick )?leave\b|(?:annual|parental|maternity|sick) leave\b|vacation (?:reply|response|message|notice)|holiday (?:reply|response|message)|abwesenheits?(?:notiz|nachricht|meldung|info)?\b|abwesend\b|nicht im büro|réponse automatique|absen(?:ce|t\(?e?\)?) (?:du bureau|jusqu)|absence\s*[:(]|message d.absence|respuesta automática|fuera de (?:la )?oficina|risposta automatica|fuori (?:sede|ufficio)|resposta automática|ausência temporária|fora do escritório|răspuns automat|automatisch antwoord|afwezig|automatiskt svar|frånvaro|fravær|automaattinen vastaus|poissa|automatická odpoveď|automatická odpověď|odpowiedź automatyczna|automatyczna odpowiedź|autoodpowiedź|nieobecno|automatikus válasz|samodejni odgovor|automatski odgovor|automātiskā atbilde|ārpus biroja|automatinis atsakymas|automaatvastus|otomatik yanıt|ateb awtomatig|allan o'r swyddfa|自动回复|自動回覆|自動返信|자동 회신|رد تلقائي|תשובה אוטומטית|автоответ|автоматический ответ|автоматична відповідь|αυτόματη απάντηση)/iu;

/** Whether a subject is that of a program which answers for somebody who is away. */
export const isAbsence = (subject: string): boolean => NOTICE.test(subject.slice(0, 300));

const WORDS =
  /\b(?:i am|i'm|i will be|currently|we are)\b.{0,40}\b(?:away|out of (?:the )?office|on (?:annual |parental |maternity |sick )?leave|on holiday|on vacation)\b.{0,80}\b(?:until|from|till|back|return|returning|between|with (?:limited|no))\b|\bthank you for your (?:e-?mail|message)\b.{0,80}\b(?:i am|i'm) (?:currently )?(?:away|out of)|\bno longer (?:work|works|working|employed|with)\b.{0,40}|\bthis (?:mailbox|inbox|address|account) is (?:not|no longer) (?:monitored|in use|read)|\bthis is an automat(?:ed|ic) (?:reply|response|message)|\bich bin\b.{0,60}\b(?:nicht im büro|abwesend|im urlaub|nicht erreichbar)\b|\bje suis\b.{0,40}\babsente?\b.{0,40}\bjusqu|\bestoy fuera de la oficina\b/is;

/** The letters of a notice of absence: few, and of nothing else. */
const MOST_LETTERS = 900;

/** Whether a text is that of somebody's notice of absence, as far as words show it. */
export const saysAbsent = (text: string): boolean =>
  text.length <= MOST_LETTERS && WORDS.test(text.slice(0, MOST_LETTERS));
