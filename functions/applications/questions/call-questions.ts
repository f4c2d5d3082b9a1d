import { documentPage } from "../../../shared/documents/page/view.ts";
import { paths, toPath } from "../../../shared/pages/paths.ts";
import { byReference, view } from "../../entry-points/page-definition.ts";
import { sitePage } from "../../entry-points/page-file.ts";
import { readPublicCall } from "../calls/public-call.ts";
import questionsPage from "./call-questions.njk";
import { questionsDocument } from "./questions-document.ts";

/** The questions of a call, to read and to print. */
export const page = sitePage({
  path: paths.callQuestions,
  names: byReference("call"),
  load: readPublicCall,
  show: (needs, call) => {
    const { reference, title } = call;
    return view(questionsPage, {
      call: { title, href: toPath(paths.call, { reference }) },
      document: documentPage(questionsDocument(call, needs)),
      docxHref: toPath(paths.callQuestionsDocx, { reference }),
      pdfHref: toPath(paths.callQuestionsPdf, { reference }),
    });
  },
});
